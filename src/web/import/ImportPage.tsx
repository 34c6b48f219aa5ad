import { useSearch } from '@tanstack/react-router'
import { DropZone } from '../evidence/DropZone.tsx'
import { sizeOf } from '../shell/file-size.ts'
import { Refused } from '../shell/Refused.tsx'
import { useOpenYear } from '../year/year-context.ts'
import { Imported } from './Imported.tsx'
import './import.css'
import { Button } from '../shell/Button.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { MOST_BYTES, MOST_FILES, useImport } from './use-import.ts'

/** What can be dropped here, as people call it. */
const kinds = [
  ['部门填报工作簿', '本系统的工作簿，或去年导出的'],
  ['自评表、目标表', '财政下发的 Excel 表样，填过的'],
  ['平台导出的表', 'xlsx、xls、csv、et、ods'],
  ['去年的自评报告', 'Word、WPS、PDF（有文字层）'],
] as const

/** 导入已有的表: choose files, look at what was understood, take over what is wanted; undone as one. */
export function ImportPage() {
  const { editable } = useOpenYear()
  const { version, before, count } = useSearch({ from: '/inside/year/$id/import' })
  const { reading, taking, undoing, sent } = useImport()
  if (!editable)
    return (
      <>
        <h2>导入已有的表</h2>
        <p className="callout">这份填报现在不能修改，所以不能导入。已确认、已提交或已锁定的内容不会被任何导入改动。</p>
      </>
    )
  if (reading.data)
    return (
      <ImportPreview
        // Another reading begins with choices of its own.
        key={reading.submittedAt}
        preview={reading.data}
        taking={taking.isPending}
        error={taking.error}
        onTake={(choices) => taking.mutate({ preview: reading.data, choices })}
        onLeave={() => {
          taking.reset()
          reading.reset()
        }}
      />
    )
  return (
    <>
      <h2>导入已有的表</h2>
      {version !== undefined && before !== undefined && <Imported version={version} before={before} count={count ?? 0} undoing={undoing} />}
      <p className="lead">把手里的文件拖进来，可以一次多个。先给您看读懂了什么，您点头之前什么都不会写进去；导入以后也能整个撤销。</p>
      <DropZone onFiles={(files) => files.length > 0 && reading.mutate(files)} disabled={reading.isPending || undoing.isPending}>
        单个文件不超过 {sizeOf(MOST_BYTES)}，一次最多 {MOST_FILES} 个。
      </DropZone>
      {reading.isPending && (
        <div role="status" className="reading">
          <p>
            {sent < 1 ? `正在送出 ${reading.variables.length} 个文件……` : `正在读 ${reading.variables.length} 个文件，大的文件要等几十秒……`}
          </p>
          <progress {...(sent < 1 ? { value: sent } : {})} aria-label="读取进度" />
        </div>
      )}
      {reading.error && (
        <>
          <Refused error={reading.error} />
          <Button onClick={() => reading.variables && reading.mutate(reading.variables)}>再试一次</Button>
        </>
      )}
      <ul className="import-kinds">
        {kinds.map(([title, words]) => (
          <li key={title}>
            <strong>{title}</strong>
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
