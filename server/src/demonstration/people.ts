/** Invented parties. The numbers are of the form of a telephone number and belong to no one: 000 is no prefix in use. */
const surnames = '林徐胡高郭马罗梁宋谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖'

export const person = (n: number) => ({
  kind: 'person' as const,
  name: `${surnames[n % surnames.length]}某${'甲乙丙丁戊'[Math.floor(n / surnames.length) % 5]}`,
  phone: `000${String(10_000_000 + n * 7919).slice(0, 8)}`,
  address: `示范区某路${(n % 90) + 1}号`,
})

export const firm = (n: number) => ({
  kind: 'organisation' as const,
  name: `示范${'恒顺和安通达盛'[n % 7]}${'兴隆泰源丰'[n % 5]}${n % 2 ? '商贸' : '物业服务'}有限公司（虚构）`,
  phone: `000${String(20_000_000 + n * 104_729).slice(0, 8)}`,
})
