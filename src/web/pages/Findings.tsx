import { Link } from '@tanstack/react-router'
import { Loading } from '../shell/Loading.tsx'
import { severityTitles } from '../year/find-findings.ts'
import { useOpenYear } from '../year/year-context.ts'

/** 体检: every finding with what is wrong, why it matters and what to do; a click leads to the place. */
export function Findings() {
  const { findings, year, state } = useOpenYear()
  if (!findings) return <Loading />
  const { counts } = findings
  return (
    <>
      <h2>体检</h2>
      <p role="status">
        错误 {counts.error} 条，警告 {counts.warning} 条，提示 {counts.notice} 条（按第 {findings.version} 版检查）。
        {state.status !== 'saved' && '正在填写的内容保存后会重新检查。'}
      </p>
      {findings.findings.length === 0 && <p>没有发现问题。</p>}
      <ul className="findings">
        {findings.findings.map(({ rule, severity, message, why, remedy, found, expected, path, waiver }) => (
          <li key={`${rule} ${path} ${message}`} className={severity}>
            <p>
              <span className={`tag ${severity}`}>{severityTitles[severity]}</span> <strong>{message}</strong>
            </p>
            <p>{why}</p>
            {(found || expected) && (
              <p className="note">
                {found && `现在：${found}`}
                {found && expected && '；'}
                {expected && `应为：${expected}`}
              </p>
            )}
            <p>怎么办：{remedy}</p>
            {waiver && (
              <p className="note">
                已豁免：{waiver.reason}（{waiver.author}，至 {waiver.until}）
              </p>
            )}
            <Jump id={year.id} path={path} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** To the page and row a path names. */
function Jump({ id, path }: { readonly id: string; readonly path: string | undefined }) {
  const [, project, row] = /^projects\[(\d+)\](?:\.indicators\[(\d+)\])?/.exec(path ?? '') ?? []
  const words = '去改这一处'
  if (project !== undefined)
    return (
      <Link to="/year/$id/projects/$index" params={{ id, index: project }} {...(row === undefined ? {} : { hash: `row-${row}` })}>
        {words}
      </Link>
    )
  const [, wholeRow] = /^whole(?:\.indicators\[(\d+)\])?/.exec(path ?? '') ?? []
  if (path?.startsWith('whole'))
    return (
      <Link to="/year/$id/whole" params={{ id }} {...(wholeRow === undefined ? {} : { hash: `row-${wholeRow}` })}>
        {words}
      </Link>
    )
  const page = (['profile', 'accounts', 'problems'] as const).find((name) => path?.startsWith(name === 'profile' ? 'department' : name))
  return page ? (
    <Link to={`/year/$id/${page}`} params={{ id }}>
      {words}
    </Link>
  ) : null
}
