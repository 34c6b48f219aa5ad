import type { ThemeConfig } from 'antd'

/** Colours that keep WCAG 2.2 AA contrast; no motion. Large type for those who want it. */
export const theme = (large: boolean): ThemeConfig => ({
  // The hash would stand in a :where(), which Chromium 86 does not know.
  hashed: false,
  token: {
    colorPrimary: '#0958d9',
    colorLink: '#0958d9',
    colorLinkHover: '#003eb3',
    colorLinkActive: '#003eb3',
    colorSuccess: '#237804',
    colorError: '#cf1322',
    colorSuccessBg: '#f6ffed',
    colorTextPlaceholder: '#6b6b6b',
    colorTextDescription: '#595959',
    fontSize: large ? 18 : 15,
    controlHeight: large ? 44 : 36,
    motion: false,
    fontFamily: '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  },
})
