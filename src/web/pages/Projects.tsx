import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { toWanyuan } from '#domain/quantity.ts'
import { useOpenYear } from '../year/year-context.ts'

/** 项目清单 with scores, and a way into each. */
export function Projects() {
  const { year, state, assessment, editable, edit } = useOpenYear()
  const { statistics } = assessment
  return (
    <>
      <h2>项目与指标</h2>
      <div className="wide">
        <table className="list">
          <caption>
            共 {state.content.projects.length} 个项目
            {statistics.projectSum && `，金额合计 ${toWanyuan(statistics.projectSum)} 万元`}
          </caption>
          <thead>
            <tr>
              <th scope="col">序号</th>
              <th scope="col">项目</th>
              <th scope="col">金额（万元）</th>
              <th scope="col">指标数</th>
              <th scope="col">得分</th>
              <th scope="col">等级</th>
              <th scope="col">待填</th>
            </tr>
          </thead>
          <tbody>
            {assessment.projects.map((project, index) => (
              <tr key={project.path}>
                <td className="number">{index + 1}</td>
                <th scope="row">
                  <Link to="/year/$id/projects/$index" params={{ id: year.id, index: String(index) }}>
                    {project.name || `第 ${index + 1} 个项目（未命名）`}
                  </Link>
                </th>
                <td className="number">{project.amount ? toWanyuan(project.amount).toString() : '—'}</td>
                <td className="number">{project.lines.length}</td>
                <td className="number">{project.total?.toString() ?? '待定'}</td>
                <td>{project.grade ?? '—'}</td>
                <td className="number">{project.pending.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {editable && (
        <Button
          onClick={() =>
            edit((content) => ({
              ...content,
              projects: [
                ...content.projects,
                { name: `新项目 ${content.projects.length + 1}`, budget: { sources: [] }, indicators: [], claims: [], evidence: [] },
              ],
            }))
          }
        >
          添加项目
        </Button>
      )}
    </>
  )
}
