import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Figures of operation of one process. Labels are names of routes, procedures, jobs and refusals: never a case, a person or a text somebody wrote. */
export type Figures = ReturnType<typeof openFigures>

export function openFigures() {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'fadu_request_seconds',
      help: 'Time to answer, by route of the contract',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.03, 0.1, 0.3, 1, 3],
      registers,
    }),
    groups: new Histogram({
      name: 'fadu_append_group_size',
      help: 'Appends written together in one round trip; the sum is the number of appends',
      buckets: [1, 2, 4, 8, 16, 32, 64],
      registers,
    }),
    recorded: new Counter({ name: 'fadu_recorded_total', help: 'Acts recorded, by procedure', labelNames: ['procedure'], registers }),
    conflicts: new Counter({
      name: 'fadu_append_conflicts_total',
      help: 'Appends that found the case changed, the first try and the second',
      registers,
    }),
    miscounted: new Counter({
      name: 'fadu_miscounted_total',
      help: 'Cases whose entries an indicator could not count, by indicator; a fault of its definition',
      labelNames: ['indicator'],
      registers,
    }),
    refusals: new Counter({ name: 'fadu_refusals_total', help: 'Reasons told why not, by code', labelNames: ['code'], registers }),
    problems: new Counter({
      name: 'fadu_problems_total',
      help: 'Answers other than the one asked for, by code; "fault" is ours',
      labelNames: ['code'],
      registers,
    }),
    jobRuns: new Histogram({
      name: 'fadu_job_seconds',
      help: 'Time of background jobs, by name and end',
      labelNames: ['job', 'end'],
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 60],
      registers,
    }),
    looks: new Counter({ name: 'fadu_timer_looks_total', help: 'Looks at what time has made due, by end', labelNames: ['end'], registers }),
    screens: new Gauge({ name: 'fadu_live_screens', help: 'Live screens open at this process', registers }),
  }
}
