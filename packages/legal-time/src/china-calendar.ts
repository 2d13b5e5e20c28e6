import y2010 from '../notices/china/2010.json' with { type: 'json' }
import y2011 from '../notices/china/2011.json' with { type: 'json' }
import y2012 from '../notices/china/2012.json' with { type: 'json' }
import y2013 from '../notices/china/2013.json' with { type: 'json' }
import y2014 from '../notices/china/2014.json' with { type: 'json' }
import y2015 from '../notices/china/2015.json' with { type: 'json' }
import y2016 from '../notices/china/2016.json' with { type: 'json' }
import y2017 from '../notices/china/2017.json' with { type: 'json' }
import y2018 from '../notices/china/2018.json' with { type: 'json' }
import y2019 from '../notices/china/2019.json' with { type: 'json' }
import y2020 from '../notices/china/2020.json' with { type: 'json' }
import y2021 from '../notices/china/2021.json' with { type: 'json' }
import y2022 from '../notices/china/2022.json' with { type: 'json' }
import y2023 from '../notices/china/2023.json' with { type: 'json' }
import y2024 from '../notices/china/2024.json' with { type: 'json' }
import y2025 from '../notices/china/2025.json' with { type: 'json' }
import y2026 from '../notices/china/2026.json' with { type: 'json' }
import { type CalendarYear, calendarOf, type WorkingCalendar } from './working-calendar.ts'

/** The State Council's notices this package carries, one a year. A new year is one file and one line here. */
const years: readonly CalendarYear[] = [
  y2010,
  y2011,
  y2012,
  y2013,
  y2014,
  y2015,
  y2016,
  y2017,
  y2018,
  y2019,
  y2020,
  y2021,
  y2022,
  y2023,
  y2024,
  y2025,
  y2026,
]

/**
 * The working calendar of mainland China from the notices of the General Office of the State Council, 2010 to the last year
 * published. Later days are assumed to be plain weeks and are marked provisional, never taken as settled.
 */
export const chinaCalendar: WorkingCalendar = calendarOf('china', years)
