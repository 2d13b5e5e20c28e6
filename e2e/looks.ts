import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

export const sizes = { desktop: { width: 1440, height: 960 }, phone: { width: 390, height: 844 } } as const

/** Without a fault that WCAG 2.2 AA names, and no wider than the screen. */
export async function accessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.map((v) => `${what}: ${v.id} ${v.nodes[0]?.html}`)).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(overflow, `${what} is wider than the screen`).toBeLessThanOrEqual(0)
}

/** The same on desktop and phone; FADU_PICTURES names a folder for pictures of what was looked at. */
export async function looksRight(page: Page, what: string): Promise<void> {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport)
    if (process.env.FADU_PICTURES) await page.screenshot({ path: `${process.env.FADU_PICTURES}/${what}-${size}.png`, fullPage: true })
    await accessible(page, `${what}, ${size}`)
  }
  await page.setViewportSize(sizes.desktop)
}
