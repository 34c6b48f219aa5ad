import { useState } from 'react'
import { addressOf } from '#http/contract/client.ts'
import { downloadResult } from '#http/contract/downloads.ts'
import { Button } from '../shell/Button.tsx'
import { Refused } from '../shell/Refused.tsx'
import { useOpenYear } from '../year/year-context.ts'
import { useDocumentJob } from './use-document-job.ts'

const quick = [
  { what: 'department-form.xlsx', title: '部门整体自评表' },
  { what: 'findings.xlsx', title: '体检意见' },
  { what: 'workbook.xlsx', title: '填报工作簿' },
] as const

/** Everything to take away 下载: what is quick is a link; what takes longer shows how far it is and never keeps the page waiting. */
export function Downloads() {
  const { year, state, save } = useOpenYear()
  const [project, setProject] = useState(0)
  const job = useDocumentJob(year.id, save)
  const link = (what: (typeof quick)[number]['what'] | 'report.docx' | 'project-form.xlsx', index?: number) =>
    addressOf(downloadResult, { params: { id: year.id, what }, ...(index === undefined ? {} : { query: { project: index } }) })
  const { projects } = state.content
  const percent = job.running && job.running.total > 0 ? Math.round((job.running.done / job.running.total) * 100) : 0
  return (
    <section className="downloads" aria-label="下载">
      <p className="between">
        <strong>下载</strong>
        <a className="button-link" href={link('report.docx')} download>
          报告（Word）
        </a>
        <Button onClick={() => job.begin('report.pdf')} disabled={job.running !== undefined}>
          报告（PDF）
        </Button>
        <Button primary onClick={() => job.begin('everything.zip')} disabled={job.running !== undefined}>
          全部打包（zip）
        </Button>
        {quick.map(({ what, title }) => (
          <a key={what} className="button-link" href={link(what)} download>
            {title}
          </a>
        ))}
        {projects.length > 0 && (
          <span className="choices">
            <select
              value={project}
              onChange={({ target }) => setProject(Number(target.value))}
              aria-label="哪个项目的自评表"
              className="line project-choice"
            >
              {projects.map(({ name }, index) => (
                // Two projects may have one name.
                <option key={index} value={index}>
                  {index + 1} {name ?? '未命名项目'}
                </option>
              ))}
            </select>
            <a className="button-link" href={link('project-form.xlsx', project)} download>
              项目自评表
            </a>
          </span>
        )}
      </p>
      <div role="status">
        {job.running && (
          <p className="between">
            <span>
              正在生成
              {job.what === 'report.pdf'
                ? '报告（PDF）'
                : `材料包，第 ${Math.min(job.running.done + 1, job.running.total)} 份，共 ${job.running.total} 份`}
              {job.running.message && `：${job.running.message}`}。可以继续做别的，好了会自动下载。
            </span>
            <progress className="job-progress" max={100} value={percent} aria-label="生成进度" />
            <Button size="small" onClick={job.cancel}>
              不要了
            </Button>
          </p>
        )}
        {job.finished && (
          <p>
            {job.finished.message}{' '}
            <a href={job.finished.address} download>
              没有自动下载？点这里
            </a>
          </p>
        )}
      </div>
      {job.failed !== undefined && (
        <p role="alert" className="refused">
          {job.failed} {job.what === 'report.pdf' && '也可以点“打印报告”，在打印窗口里选“另存为 PDF”。'}
        </p>
      )}
      <Refused error={job.error} />
    </section>
  )
}
