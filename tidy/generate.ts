import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dependenciesPage } from './generate/dependencies.ts'
import { glossaryPage } from './generate/glossary.ts'
import { refusalsPage } from './generate/refusals.ts'
import { withSettings } from './generate/settings.ts'
import { house } from './source-files.ts'

mkdirSync(join(house, 'docs'), { recursive: true })
writeFileSync(join(house, 'docs', 'refusals.md'), refusalsPage())
writeFileSync(join(house, 'docs', 'glossary.md'), glossaryPage())
writeFileSync(join(house, 'docs', 'dependencies.md'), dependenciesPage())

const operations = join(house, 'docs', 'operations.md')
writeFileSync(operations, withSettings(readFileSync(operations, 'utf8')))
