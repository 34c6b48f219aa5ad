import { z } from 'zod'
import { contract } from './contract.ts'
import { decimal, inRegion, moment, regionId, severity, stage, year } from './shapes.ts'

const tally = {
  units: z.int(),
  submitted: z.int(),
  accepted: z.int(),
  scored: z.int(),
  projects: z.int(),
  /** 万元 */
  amount: z.string(),
  /** Mean of the department scores; null when none is scored. */
  mean: decimal,
  grades: z.record(z.string(), z.int()),
}
const query = inRegion.extend({ year, stage: stage.default('self-evaluation') })

/** From kept roll-ups: as quick for a province as for a county. `region` is any division within reach; without it the caller's own. */
export const readStatistics = contract({
  method: 'GET',
  path: '/api/statistics',
  may: 'statistics.read',
  summary: '区划汇总：报送率、得分、等级、金额',
  query,
  response: z.object({
    region: z.object({ regionId, name: z.string(), level: z.int() }),
    total: z.object(tally),
    /** The divisions directly below, those without a roll-up with zeros. */
    rows: z.array(z.object({ regionId, name: z.string(), level: z.int(), ...tally, refreshedAt: moment.nullable() })),
  }),
})
/** How often each rule spoke in a division's current versions 常见问题. */
export const readCommonFindings = contract({
  method: 'GET',
  path: '/api/statistics/findings',
  may: 'statistics.read',
  summary: '常见问题排行',
  query,
  response: z.object({ rows: z.array(z.object({ rule: z.string(), title: z.string(), severity, count: z.int(), submissions: z.int() })) }),
})
