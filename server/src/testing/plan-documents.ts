/** Plan documents of an invented district, written by us in the manner of such documents. */
export const planDocument = `试验区“法治为民”三年行动实施方案
（2026—2028年）
为推进法治政府建设，结合本区实际，制定本方案。
一、总体要求
（一）工作目标。到2028年底，行政复议按期办结率达到100%，矛盾纠纷调解成功率不低于95%。
二、重点任务
（一）规范行政执法。2026年底前，公布本区行政执法事项清单，执法人员持证上岗率达到100%。（责任单位：区市场监督管理局）
（二）化解矛盾纠纷。健全镇街调解网络，2027年6月底前新增调解室12个。（责任单位：区社会治理中心、区司法局）
（三）开展法治宣传。每年举办宣传活动不少于40场。
试验区人民政府
2026年3月1日
`

/** The same a year later: one task is gone, one is new, one asks for more and later. */
export const laterPlanDocument = planDocument
  .replace('新增调解室12个', '新增调解室20个')
  .replace('2027年6月底前', '2027年12月底前')
  .replace(
    '（三）开展法治宣传。每年举办宣传活动不少于40场。',
    '（三）完善村规民约。2028年底前，所有村（社区）修订村规民约。（责任单位：区司法局）',
  )

/** The plan of the city above, which asks for a higher share and for something nobody here took up. */
export const upperPlanDocument = `某市法治政府建设实施方案
（2026—2028年）
一、主要任务
（一）化解矛盾纠纷。健全镇街调解网络，2027年6月底前新增调解室15个。
（二）推行公平竞争审查。出台涉企政策文件前全部开展公平竞争审查。
某市人民政府
2026年1月5日
`

/** The units of the plan in a table of their own, as a page of the web: for one item the text names none; one row is of no item. */
export const planTablePage = `<!doctype html><html><head><meta charset="utf-8"><title>任务分解表</title><script>alert(1)</script></head><body>
<p>任务分解表</p><table><tr><th>序号</th><th>工作任务</th><th>责任单位</th><th>完成时限</th></tr>
<tr><td>1</td><td>开展法治宣传</td><td>区司法局</td><td>2026年12月底前</td></tr>
<tr><td>2</td><td>建立行政争议季度通报</td><td>区人民法院</td><td>2027年6月底前</td></tr></table></body></html>
`
