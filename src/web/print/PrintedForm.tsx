import type { Box } from '#domain/form/canvas.ts'
import { drawForm } from '#domain/form/draw-form.ts'
import { showNumber } from '#domain/form/show-number.ts'
import { departmentSubject, openErrors, projectSubject } from '#domain/form/subject.ts'
import type { FormTemplate } from '#domain/form-template.ts'
import { useOpenYear } from '../year/year-context.ts'
import { PageCanvas } from './page-canvas.ts'
import './print.css'
import { useFormTemplates } from './use-form-templates.ts'
import { usePrinting } from './use-printing.ts'

/**
 * One 自评表 as it is printed, in the layout of the scheme, drawn as the workbook draws it. `project` is an index, or 'whole'. On the screen it is
 * shown only where `preview` asks for it.
 */
export function PrintedForm({ project, preview = false }: { readonly project: number | 'whole'; readonly preview?: boolean }) {
  const templates = useFormTemplates()
  const template = templates?.[project === 'whole' ? 'department' : 'project']
  const printing = usePrinting()
  return template && (preview || printing) ? <Sheet project={project} preview={preview} template={template} /> : null
}

function Sheet({
  project,
  preview,
  template,
}: {
  readonly project: number | 'whole'
  readonly preview: boolean
  readonly template: FormTemplate
}) {
  const { state, assessment, scheme, findings } = useOpenYear()
  const year = { submission: state.content, assessment, findings: findings?.findings ?? [] }
  const errors = openErrors(year)
  const canvas = new PageCanvas()
  const subject = project === 'whole' ? departmentSubject(year) : projectSubject(year, project)
  const draft = errors > 0 ? { draft: `草稿　尚有 ${errors} 处错误待改正，不得报送` } : {}
  drawForm(canvas, { submission: state.content, scheme, ...draft }, subject, template)
  const whole = template.columns.reduce((sum, width) => sum + width, 0)
  return (
    <section
      className={`printed ${template.orientation}${preview ? '' : ' print-only'}`}
      aria-label={`${template.title}${project === 'whole' ? '' : `：第 ${project + 1} 个项目 ${subject.facts.projectName ?? ''}`}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the sheet is wider than the screen and is scrolled by keys.
      tabIndex={preview ? 0 : undefined}
    >
      <table>
        <colgroup>
          {template.columns.map((width, column) => (
            <col key={column} style={{ width: `${(100 * width) / whole}%` }} />
          ))}
        </colgroup>
        <tbody>
          {canvas.lines.map((line, row) => (
            <tr key={row}>
              {line.map((box) => (
                <td
                  key={box.column}
                  className={`printed-${box.style}${box.mark === 'pending' ? ' printed-pending' : ''}${typeof box.value === 'number' ? ' printed-figure' : ''}`}
                  rowSpan={box.rows ?? 1}
                  colSpan={box.columns ?? 1}
                >
                  {textOf(box)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const textOf = ({ value, numFmt = '0.######' }: Box) => (typeof value === 'number' ? showNumber(value, numFmt) : value)
