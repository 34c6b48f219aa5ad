import { buffersOf } from '../workbook/packed-workbook.ts'
import { readHere } from '../workbook/read-here.ts'
import { answerReadings } from './answer-readings.ts'
import type { WorkbookTask } from './in-worker.ts'

answerReadings(({ bytes, file, limits }: WorkbookTask) => readHere(bytes, file, limits), buffersOf)
