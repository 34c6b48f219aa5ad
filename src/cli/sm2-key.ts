import type { Command } from 'commander'
import { type ExitCode, exit, type Terminal } from './terminal.ts'

/** `mingji sm2-key`: a key to sign the ends of the log with, to be kept outside the data folder. */
export function sm2KeyCommand(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  program
    .command('sm2-key')
    .description('新建国密 SM2 签名密钥，用于给操作日志的链头签名')
    .argument('<文件>', '私钥存放的文件，请放在数据文件夹以外')
    .action(async (file: string) => {
      const { makeSm2Key } = await import('#app/start/sm2-key.ts')
      terminal.print(`公钥：${makeSm2Key(file)}`)
      terminal.print(`请把公钥交给负责核对的人。启动时设环境变量 MINGJI_SM2_KEY=${file}，核对时用 mingji verify --sm2 公钥。`)
      finish(exit.fine)
    })
}
