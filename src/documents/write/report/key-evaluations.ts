import { joined, rich } from '../../figures/figure.ts'
import { type Context, ended, numbered } from './context.ts'
import type { ReportView } from './tags.ts'

/** 三（五）重点项目绩效评价. */
export function keyEvaluationsView({ f, submission }: Context): Pick<ReportView, '有重点评价' | '重点说明' | '重点评价'> {
  const { keyEvaluations } = submission
  return {
    有重点评价: keyEvaluations.length > 0,
    重点说明:
      keyEvaluations.length > 0
        ? rich`选取${f.num('count(submission.keyEvaluations)', '个数')}个项目开展重点绩效评价，按决策、过程、产出、效益四个方面评分。`
        : rich`重点项目绩效评价：${f.words('submission.keyEvaluations[0].project', '重点评价的项目、组织方式和结论')}。`,
    重点评价: numbered(
      keyEvaluations.map(({ rows, evaluator }, i) => {
        const path = `submission.keyEvaluations[${i}]`
        const who = evaluator === undefined ? undefined : rich`由${f.words(`${path}.evaluator`, '评价组织')}组织评价。`
        const sum = rows.some(({ score }) => score)
          ? rich`评价得分${f.pts(`sum(${path}.rows[*].score)`, '得分')}分（满分${f.pts(`sum(${path}.rows[*].points)`, '满分')}分）。`
          : undefined
        return {
          项目: f.words(`${path}.project`, '重点评价项目名称'),
          说明: joined([who, sum, ended(f.words(`${path}.conclusion`, '评价结论'))]),
          有指标: rows.length > 0,
          指标: rows.map((row, j) => ({
            一级指标: row.category,
            二级指标: row.subcategory ?? '',
            三级指标: f.words(`${path}.rows[${j}].name`, '三级指标'),
            分值: f.pts(`${path}.rows[${j}].points`, '分值'),
            得分: f.pts(`${path}.rows[${j}].score`, '得分'),
            评价意见: row.finding === undefined ? '' : f.words(`${path}.rows[${j}].finding`, ''),
          })),
        }
      }),
    ),
  }
}
