import fc from 'fast-check'
import { timeLimit } from './time-limit.ts'

fc.configureGlobal(timeLimit(50_000))
