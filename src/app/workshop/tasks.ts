import { checkInto, checkOnly } from './check-task.ts'
import { drawPicture } from './picture-task.ts'
import { previewFields } from './preview-task.ts'
import { emptyWorkbook, renderAll, renderFile, renderReport } from './render-task.ts'

/**
 * Work that takes longer than an answer may keep others waiting 后台制作: it runs in a thread of its own. Inputs and results are plain data:
 * model values travel as JSON (domain/json.ts).
 */
export const tasks = { renderFile, renderAll, renderReport, emptyWorkbook, previewFields, checkOnly, checkInto, drawPicture }
export type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskInput<N extends TaskName> = Parameters<Tasks[N]>[0]
export type TaskResult<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>
