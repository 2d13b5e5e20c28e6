import { settingNames } from '../../server/src/settings.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|')

/** Every setting with its meaning in both languages, as server/src/settings.ts says it. */
export const settingsTable = (): string =>
  [
    '| 设置 setting | 不设时 unset | 含义 | meaning |',
    '| --- | --- | --- | --- |',
    ...settingNames.map(({ name, about, unset }) => {
      const cut = about.lastIndexOf('/ ')
      if (cut < 0) throw new Error(`${name} is told in one language only: ${about}`)
      return `| \`${name}\` | ${unset ? `\`${unset}\`` : ''} | ${cell(about.slice(0, cut).trim())} | ${cell(about.slice(cut + 2))} |`
    }),
  ].join('\n')

const marked = /(<!-- settings -->\n)[\s\S]*?(\n<!-- end of settings -->)/

/** A page with its table made anew. */
export const withSettings = (page: string): string =>
  page.replace(marked, (_all, from: string, to: string) => `${from}${settingsTable()}${to}`)
