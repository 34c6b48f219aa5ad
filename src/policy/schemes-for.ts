import type { Scheme } from '#domain/scheme.ts'

/**
 * Schemes that hold on a day for a division 反查适用方案, the most local first, then the newest. A scheme without a region holds everywhere; one of
 * a province (130000), city (130100) or county (130104) holds for every division below, one of a street only there.
 */
export function schemesFor(
  schemes: Iterable<Scheme>,
  { on, region }: { readonly on: string; readonly region?: string },
): readonly Scheme[] {
  return [...schemes]
    .filter(({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || on <= validTo))
    .filter((scheme) => scheme.region === undefined || (region?.startsWith(significant(scheme.region)) ?? false))
    .sort((a, b) => reach(b) - reach(a) || (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : a.id < b.id ? -1 : 1))
}

/** 130000 → 13, 130100 → 1301, 130104 → 130104. */
const significant = (region: string) => (region.length === 6 ? region.replace(/(00){1,2}$/, '') : region)
const reach = ({ region }: Scheme) => (region === undefined ? 0 : significant(region).length)
