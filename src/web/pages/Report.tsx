import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { z } from 'zod'
import { addressOf, call } from '#http/contract/client.ts'
import { downloadResult, readReport } from '#http/contract/downloads.ts'
import { Loading } from '../shell/Loading.tsx'
import { Refused } from '../shell/Refused.tsx'
import { useOpenYear } from '../year/year-context.ts'

type Block = z.output<typeof readReport.response>['blocks'][number]

const downloads = [
  { what: 'report.docx', title: '报告（Word）' },
  { what: 'report.pdf', title: '报告（PDF）' },
  { what: 'department-form.xlsx', title: '部门整体自评表（Excel）' },
  { what: 'findings.xlsx', title: '体检意见（Excel）' },
  { what: 'workbook.xlsx', title: '填报工作簿（Excel）' },
  { what: 'everything.zip', title: '全部成果（zip）' },
] as const

/** 报告: as it would be delivered, and everything to download. */
export function Report() {
  const { year, state } = useOpenYear()
  const report = useQuery({ queryKey: ['report', year.id, state.version], queryFn: () => call(readReport, { params: { id: year.id } }), placeholderData: (before) => before })
  return (
    <>
      <div className="no-print">
        <h2>报告</h2>
        <p className="between">
          {downloads.map(({ what, title }) => (
            <a key={what} className="button-link" href={addressOf(downloadResult, { params: { id: year.id, what } })} download>
              下载{title}
            </a>
          ))}
          <Button onClick={() => window.print()}>打印预览</Button>
        </p>
        <Refused error={report.error} />
      </div>
      {report.isPending && !report.error && <Loading />}
      {report.data && (
        <article className="paper" aria-label="报告预览">
          {report.data.draft && <p className="note">草稿：还有错误没有改正，见“体检”。</p>}
          {report.data.blocks.map((block, index) => (
            // Blocks have no identity of their own but their place.
            <ReportBlock key={index} block={block} />
          ))}
        </article>
      )}
    </>
  )
}

/** Headings of the document stand below the page's own. */
const headings = ['h3', 'h4', 'h5', 'h6'] as const

function ReportBlock({ block }: { readonly block: Block }) {
  if (block.kind === 'paragraph') {
    const Tag = block.heading === null ? 'p' : (headings[Math.min(Math.max(block.heading, 1), headings.length) - 1] ?? 'h6')
    return <Tag>{block.text}</Tag>
  }
  return (
    <div className="wide">
      <table className="official">
        {block.caption !== null && <caption>{block.caption}</caption>}
        <tbody>
          {block.rows.map((row, at) => (
            <tr key={at}>
              {row.map(({ text, column, columnSpan, rowSpan }) => (
                <td key={column} colSpan={columnSpan} rowSpan={rowSpan}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
