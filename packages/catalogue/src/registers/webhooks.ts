import { defineRegister, field, line, words } from '@fadu/procedure'
import { z } from 'zod'
import { entryId } from './organs.ts'

const ids = (zh: string, en: string, hint: ReturnType<typeof words>) =>
  field(z.array(z.string().trim().min(1).max(80)).max(60).default([]), { label: words(zh, en), hint, widget: 'text' })

/** Other systems that are told what happens here: which procedure, which step, in which case; never what a paper says. */
export const webhooks = defineRegister({
  id: 'webhooks',
  term: words('消息推送登记', 'Webhooks'),
  about: words('接收办理进展通知的外部系统', 'Systems that are told of steps taken here'),
  basis: [],
  informationClass: 'V2',
  keptBy: 'register-keeper',
  entry: z.object({
    id: entryId('推送代码', 'Identifier'),
    system: line(words('接收系统', 'Receiving system'), { max: 100 }),
    url: field(z.url({ protocol: /^https?$/ }).max(500), {
      label: words('接收地址', 'Address'),
      hint: words('内网地址须先由运行维护单位在设置中放行。', 'An address inside the network must be allowed in the settings first.'),
      widget: 'text',
    }),
    procedures: ids('程序代码', 'Procedures', words('一行一个；不填为全部程序。', 'One a line; all procedures when empty.')),
    events: ids('步骤代码', 'Events', words('一行一个；不填为全部步骤。', 'One a line; all events when empty.')),
  }),
  title: ({ id }) => id,
})

export const webhookRegister = 'webhooks'
