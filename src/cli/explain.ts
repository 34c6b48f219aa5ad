import type { Command } from 'commander'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

/** `mingji explain RESULT PATH`: the proof of one score. */
export function explainCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('explain')
    .description('说明某一分为什么是这么多：依据、输入、算式、取舍、结果')
    .argument('<结果>', 'evaluate 生成的 result.json，或它所在的文件夹')
    .argument('[路径]', '例如 projects[0].indicators[2]；也可写项目名或“项目名/指标名”；不写则列出全部可查的路径')
    .action(async (result: string, path: string | undefined) => {
      const { explain } = await import('#app/evaluate/explain.ts')
      terminal.print(await explain(result, path))
      finish(exit.fine)
    })
}
