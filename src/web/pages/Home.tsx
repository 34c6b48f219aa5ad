import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { stateTitles } from '#domain/workflow.ts'
import { call } from '#http/contract/client.ts'
import { createSubmission, listSubmissions } from '#http/contract/submissions.ts'
import { Frame } from '../shell/Frame.tsx'
import { Loading } from '../shell/Loading.tsx'
import { Refused } from '../shell/Refused.tsx'
import { dayOf } from '../shell/moment.ts'

/** Self-evaluation looks at the year that has ended; the years before stay open to readers. */
const lastYear = new Date().getFullYear() - 1
const years = [lastYear + 1, lastYear, lastYear - 1, lastYear - 2, lastYear - 3]

async function findYear(): Promise<number> {
  for (const year of years) if ((await call(listSubmissions, { query: { year } })).rows.length > 0) return year
  return lastYear
}

/** 首页: the submissions the person may see, each with a way in. */
export function Home() {
  const [chosen, choose] = useState<number>()
  const found = useQuery({ queryKey: ['newest-year'], queryFn: findYear })
  const year = chosen ?? found.data
  const board = useQuery({
    queryKey: ['board', year],
    queryFn: () => call(listSubmissions, { query: { year: year ?? lastYear } }),
    enabled: year !== undefined,
    staleTime: 0,
  })
  const navigate = useNavigate()
  const begin = useMutation({
    mutationFn: (unitId: string) => call(createSubmission, { body: { unitId, year: year ?? lastYear, stage: 'self-evaluation' } }),
    onSuccess: ({ id }) => navigate({ to: '/year/$id', params: { id } }),
  })
  return (
    <Frame title={<h1>明绩　绩效自评</h1>}>
      <p>
        <label htmlFor="year">评价年度</label>{' '}
        <Select
          id="year"
          value={year ?? null}
          onChange={choose}
          options={years.map((value) => ({ value, label: `${value} 年度` }))}
          className="year-choice"
        />
      </p>
      <Refused error={found.error ?? board.error ?? begin.error} />
      {board.isPending && !board.error && !found.error ? <Loading /> : null}
      {board.data && (
        <div className="wide">
          <table className="list">
            <caption>{year} 年度填报进度</caption>
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col">状态</th>
                <th scope="col">项目数</th>
                <th scope="col">金额（万元）</th>
                <th scope="col">部门整体得分</th>
                <th scope="col">待填</th>
                <th scope="col">错误／警告</th>
                <th scope="col">截止日期</th>
                <th scope="col">办理</th>
              </tr>
            </thead>
            <tbody>
              {board.data.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.unitName}</th>
                  <td>{stateTitles[row.state]}</td>
                  <td className="number">{row.projects}</td>
                  <td className="number">{row.amount ?? '—'}</td>
                  <td className="number">{row.total === null ? '待定' : `${row.total} ${row.grade ?? ''}`}</td>
                  <td className="number">{row.pending}</td>
                  <td className="number">
                    {row.errors}／{row.warnings}
                  </td>
                  <td>{row.dueAt === null ? '—' : dayOf(row.dueAt)}</td>
                  <td>
                    <Link to="/year/$id" params={{ id: row.id }} className="button-link">
                      打开<span className="unseen">{row.unitName}的填报</span>
                    </Link>
                  </td>
                </tr>
              ))}
              {board.data.missing.map(({ unitId, unitName }) => (
                <tr key={unitId}>
                  <th scope="row">{unitName}</th>
                  <td colSpan={7}>未开始</td>
                  <td>
                    <Button onClick={() => begin.mutate(unitId)} loading={begin.isPending}>
                      开始填报
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {board.data.rows.length + board.data.missing.length === 0 && (
            <p>{year} 年度没有您可以办理的填报。请换一个年度，或请管理员检查您的单位和角色。</p>
          )}
        </div>
      )}
    </Frame>
  )
}
