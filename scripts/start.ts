import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** `npm start`: the whole job on the fictional street, and where to look afterwards. */
const root = join(import.meta.dirname, '..')
const example = join('examples', 'xingfu-2024')
console.log(`用示例“幸福里街道办事处（虚构）”的 2024 年度数据走一遍全过程：${example}\n`)
const done = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'src', 'main.ts'), 'evaluate', example, '--out', 'out'], {
  cwd: root,
  stdio: 'inherit',
})
if (done.status === 2 || done.status === null) process.exit(1)
console.log(`
接下来可以试试：
  npx mingji explain out 'projects[0].indicators[0]'                 看一分的依据和算式
  npx mingji template --scheme qiaoxi-2020 我的填报工作簿.xlsx        生成空白工作簿，填自己单位的数据
  npx mingji --help                                                  查看全部命令`)
