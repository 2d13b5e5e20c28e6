import { afterAll } from 'vitest'
import { endStarted } from './server.ts'

// For each file of tests: no server outlives it, whatever became of the test.
afterAll(endStarted)
