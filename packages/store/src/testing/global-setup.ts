import { makeTemplates } from './templates.ts'

/** For `globalSetup` of vitest: one server and one template of each engine for the whole run. */
export default async function setup(): Promise<() => Promise<void>> {
  const { templates, remove } = await makeTemplates()
  process.env.FADU_TEST_TEMPLATES = JSON.stringify(templates)
  return remove
}
