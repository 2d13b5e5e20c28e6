import { readTargets } from './target-asked.ts'

/** Of the street’s pilot, the annual report and the city’s plan. One target a line: id, comparator, value, unit, due, how it is measured, names, and what volume it is. */
export const askedOfStreetAndCity = readTargets(`
T002-01 | increase | – | – | 2021-12-31 | external | 群众对法治化改革的获得感 | Public sense of gain from the rule-of-law reform
T002-02 | equals | 100 | % | 2021-12-31 | waiting legality-review | 合法性审查有效覆盖 | Effective coverage of street legality review
T002-03 | equals | 3 | 份 | 2021-12-31 | waiting power-duty-lists | “两清单一目录” | Two lists and one catalogue of street powers
T002-04 | equals | 0 | 项 | 2021-12-31 | waiting power-duty-lists | 清单之外“属地管理”事项 | Territorial-management matters outside the list
T002-05 | decrease | – | 件 | 2021-12-31 | external | 110警情数 | Police calls (110) | calls
T002-06 | decrease | – | 件 | 2021-12-31 | waiting petition-handling | 信访数 | Petitions | petitions
T002-07 | decrease | – | 件 | 2021-12-31 | external | 诉讼数 | Lawsuits | suits
T002-08 | equals | 4 | 个 | 2021-12-31 | waiting four-source-governance | 专项治理源头机制数 | Source-governance mechanisms set up
T002-09 | exists | – | – | 2021-12-31 | waiting major-decision-catalogue | 重大行政决策目录清单 | Catalogue of major administrative decisions
T002-10 | exists | – | – | 2021-12-31 | waiting legality-review | 合法性审查标准化范本 | Standard templates for legality review
T002-11 | exists | – | – | 2021-12-31 | waiting one-team-enforcement | 综合执法中队及集中办公场地 | Comprehensive enforcement squadron on shared premises
T002-12 | decrease | – | 件 | 2021-12-31 | waiting admin-dispute-screening | 街道行政争议发案量 | Administrative disputes arising in the street | suits
T002-13 | exists | – | – | 2021-12-31 | waiting lost-case-accountability | 行政败诉案件追责制度 | Accountability rules for lost administrative cases
T002-14 | equals | 100 | % | 2021-12-31 | waiting enforcement-supervision | 行政执法协调监督街道全覆盖 | Enforcement coordination and supervision coverage of the street
T002-15 | increase | – | % | 2021-12-31 | waiting people-supervisors | 法治监督员监督覆盖面 | Coverage of rule-of-law supervisors
T002-16 | equals | 1 | 个/村社 | 2021-12-31 | computed villages-with-adviser | 一村(社区)一法律顾问 | Legal adviser for each village/community
T002-17 | equals | 100 | % | 2021-12-31 | computed villages-with-leader-and-literate | 村(社区)“法治带头人”“法律明白人”培育 | Rule-of-law leaders and law-literate persons in villages
T002-18 | exists | – | – | 2021-12-31 | waiting digital-cockpit | “数字驾驶舱” | Digital cockpit
T002-19 | equals | 1 | 张 | 2021-12-31 | waiting one-map | “135”体系:一张图 | One map in the ’135’ system
T002-20 | equals | 3 | 个 | 2021-12-31 | waiting scenario-ledger | “135”体系:特色场景 | Characteristic scenarios in the ’135’ system
T002-21 | equals | 5 | 个 | 2021-12-31 | waiting digital-cockpit | “135”体系:数字模块 | Digital modules in the ’135’ system
T002-22 | exists | – | – | 2021-12-31 | waiting future-community | 未来社区智慧服务平台试点 | Future-community smart service platform pilot
T002-23 | equals | 100 | % | 2021-12-31 | computed towns-with-service-point | 公共法律服务站点全覆盖 | Public legal service points across the street
T002-24 | exists | – | 批 | 2021-12-31 | waiting demonstration-creation | “枫桥式”站所及优秀法庭 | Fengqiao-style police station and enforcement squadron, and excellent court
T002-25 | exists | – | – | 2021-08-10 | waiting leadership-and-meetings | 试点工作领导小组建立 | Pilot leading group set up
T002-26 | exists | – | – | 2021-08-31 | waiting plan-registry | 试点实施方案制订 | Pilot implementation plan drawn up
T002-27 | exists | – | – | 2021-09-30 | waiting responsibility-lists | 任务清单 | Task list
T002-28 | exists | – | – | 2021-09-30 | waiting bulletins-and-results | 第一阶段试点工作总结 | First-stage pilot summary
T002-29 | exists | – | – | 2021-12-31 | waiting annual-report | 试点工作报告 | Pilot work report
T003-01 | decrease | – | % | 2022-12-31 | external | 行政诉讼败诉率 | Loss rate in administrative litigation
T003-02 | increase | – | % | 2022-12-31 | computed reconsideration-mediated-rate | 调撤率 | Mediated-and-withdrawn rate
T003-03 | increase | – | % | 2022-12-31 | external | “裁执分离”执行率 | Execution rate of adjudication-enforcement separation cases
T004-01 | exists | – | – | 2025-12-31 | waiting indicator-library | 基本建成法治杭州 | Rule-of-law Hangzhou basically built
T004-02 | exists | – | – | 2035-12-31 | waiting demonstration-creation | 建成法治建设示范城市 | Rule-of-law demonstration city built
T004-03 | equals | 100 | % | 2025-12-31 | waiting constitution-and-venues | 国家工作人员宪法宣誓覆盖率 | Constitutional-oath coverage of state functionaries
T004-04 | equals | 100 | % | 2025-12-31 | waiting constitution-and-venues | 区、县(市)宪法宣传教育基地覆盖率 | Districts and counties with a constitution education base
T004-05 | equals | 100 | % | 2025-12-31 | waiting proof-reduction | 民生实事“一证通办”率 | Livelihood matters handled with one identity document
T004-06 | equals | 100 | % | 2025-12-31 | waiting major-decision-catalogue | 重大行政决策目录化管理覆盖率 | Major decisions managed by catalogue
T004-07 | below | 3 | % | 2025-12-31 | waiting filing-review | 行政规范性文件备案纠错率 | Correction rate in filing review of administrative normative documents
T004-08 | at-least | 20 | % | 2025-12-31 | computed comprehensive-enforcement-share | 综合行政执法事项占比 | Share of matters under comprehensive administrative enforcement
T004-09 | equals | 100 | % | 2025-12-31 | computed mobile-inspection-share | 掌上执法应用率 | Mobile-enforcement use rate
T004-10 | at-least | 5 | % | 2025-12-31 | waiting enforcement-personnel | 法制审核人员占执法人员比例 | Legal-review officers as a share of enforcement officers
T004-11 | at-least | 85 | % | 2025-12-31 | waiting enforcement-personnel | 县级及以下执法人员占比 | Share of enforcement officers at county level and below
T004-12 | decrease | – | 件 | 2025-12-31 | waiting admin-dispute-screening | 行政争议总量 | Total administrative disputes | suits
T004-13 | at-most | 8 | % | 2025-12-31 | external | 行政诉讼一审败诉率 | First-instance loss rate in administrative litigation
T004-14 | at-most | 3 | % | 2025-12-31 | waiting administrative-reconsideration | 行政复议后败诉率 | Loss rate in litigation following reconsideration
T004-15 | at-least | 2 | 个 | 2025-12-31 | computed law-based-government-models | 全国法治政府建设示范市、区县(市) | National law-based-government demonstration cities and districts
T004-16 | equals | 100 | % | 2025-12-31 | external | 羁押必要性审查率 | Pre-trial detention necessity review rate
T004-17 | decrease | – | % | 2025-12-31 | external | 审前羁押率 | Pre-trial detention rate
T004-18 | decrease | – | % | 2025-12-31 | external | 轻罪起诉率 | Prosecution rate for minor offences
T004-19 | at-least | 85 | % | 2025-12-31 | external | 认罪认罚从宽制度适用率 | Application rate of leniency for guilty pleas
T004-20 | at-least | 90 | % | 2025-12-31 | external | 一审诉讼案件服判息诉率 | First-instance acceptance rate (no appeal or petition)
T004-21 | below | 0.5 | % | 2025-12-31 | external | 一审判决案件改判发回瑕疵率 | Defect rate of first-instance judgments reversed or remanded
T004-22 | at-least | 50 | % | 2025-12-31 | external | 民商事案件自动履行率 | Voluntary performance rate of civil and commercial judgments
T004-23 | below | 40 | % | 2025-12-31 | external | 无财产可供执行案件终本率 | Termination rate for cases without enforceable property
T004-24 | at-least | 96 | % | 2025-12-31 | external | 有财产可供执行案件法定期限内实际执结率 | Actual completion rate within the statutory period of cases with enforceable property
T004-25 | below | 0.16 | % | 2025-12-31 | external | 社区矫正对象再犯罪率 | Reoffending rate of persons under community correction
T004-26 | decrease | – | 件/万人 | 2025-12-31 | external | 全市万人犯罪率 | City crime rate per 10,000 population
T004-27 | equals | 100 | % | 2025-12-31 | external | 政法一体化办案系统应用率 | Use rate of the integrated political-legal case system
T004-28 | equals | 100 | % | 2025-12-31 | waiting legal-aid | 刑事案件律师辩护全覆盖 | Defence-lawyer coverage in criminal cases
T004-29 | equals | 0 | 人 | 2025-12-31 | external | 超期羁押 | Detention beyond the time limit
T004-30 | equals | 100 | % | 2025-12-31 | computed villages-with-leader | “法治带头人”覆盖率 | Villages/communities with a rule-of-law leader
T004-31 | equals | 100 | % | 2025-12-31 | computed villages-with-literate | “法律明白人”覆盖率 | Villages/communities with a law-literate person
T004-32 | equals | 100 | % | 2025-12-31 | computed villages-with-model-household | “学法守法示范户”覆盖率 | Villages/communities with a model law-abiding household
T004-33 | equals | 100 | % | 2025-12-31 | waiting constitution-and-venues | 乡镇(街道)法治宣传阵地覆盖率 | Towns/streets with a rule-of-law publicity venue
T004-34 | equals | 100 | % | 2025-12-31 | waiting constitution-and-venues | 村(社区)法治文化阵地覆盖率 | Villages/communities with a rule-of-law culture venue
T004-35 | equals | 2 | 家 | 2025-12-31 | waiting demonstration-creation | 全国法治教育基地 | National rule-of-law education bases
T004-36 | equals | 30 | 个 | 2025-12-31 | computed villages-recognised-nationally | 国家民主法治示范村(社区) | National democratic and rule-of-law demonstration villages
T004-37 | at-least | 90 | % | 2025-12-31 | computed villages-recognised-above-district | 市级以上民主法治村(社区)占比 | Villages/communities at city level or above of the democratic rule-of-law honour
T004-38 | decrease | – | 件 | 2025-12-31 | waiting petition-handling | 全市信访量 | Number of petitions | petitions
T004-39 | decrease | – | 件/万人 | 2025-12-31 | external | 万人成讼率 | Litigation rate per 10,000 population | suits
T004-40 | decrease | – | 人/万人 | 2025-12-31 | external | 万人失信率 | Dishonest judgment debtors per 10,000 population
T004-41 | equals | 100 | % | 2025-12-31 | waiting fair-competition-review | 公平竞争审查率 | Fair-competition review rate
T004-42 | equals | 100 | % | 2025-12-31 | waiting government-credit | 涉企政策听取意见率 | Enterprise policies made after consulting enterprises and associations
T004-43 | at-most | 80 | 天 | 2025-12-31 | waiting enterprise-lifecycle-services | 一般企业投资项目全过程审批时限 | Whole-process approval time of ordinary investment projects
T004-44 | equals | 100 | % | 2025-12-31 | computed enterprise-matters-online-share | 网上可办率 | Matters that can be handled online
T004-45 | equals | 24 | 小时/日 | 2025-12-31 | waiting enterprise-lifecycle-services | 在线政务服务时长 | Hours per day of online government service
T004-46 | at-most | 1 | 次 | 2025-12-31 | waiting enterprise-lifecycle-services | “最多跑一次” | Visits needed per one-thing service
T004-47 | exists | – | – | 2025-12-31 | waiting scenario-ledger | “全国数字治理第一城”法治保障 | Rule-of-law support for the leading digital-governance city
T004-48 | equals | 5 | 个 | 2025-12-31 | waiting scenario-ledger | 数字法治核心应用建设 | Core applications of the digital rule-of-law system
T004-49 | equals | 100 | % | 2025-12-31 | waiting cyber-compliance | 网信行政执法主体资格确认公告覆盖率 | Cyberspace enforcement bodies with confirmed and announced qualification
T004-50 | equals | 100 | % | 2025-12-31 | waiting party-building-linkage | 互联网行业党委组建覆盖率 | Internet-industry Party committees formed
T004-51 | equals | 0 | 家 | 2025-12-31 | waiting ecological-enforcement | 污染企业审批数 | Approvals given to polluting enterprises
T004-52 | equals | 0 | 件 | 2025-12-31 | waiting ecological-enforcement | 污染行为未处理数 | Polluting acts left without action (’zero tolerance’)
T004-53 | equals | 0 | 处 | 2025-12-31 | waiting ecological-enforcement | 污染防治监管盲区 | Blind spots in pollution regulation
T004-54 | equals | 100 | % | 2025-12-31 | waiting market-entity-legal-grid | 市场主体法律顾问服务网格化全覆盖 | Grid-based legal adviser coverage of market entities
T004-55 | equals | 1 | 个/村社 | 2025-12-31 | computed villages-with-adviser | 一村(社区)一法律顾问 | Legal adviser for each village/community
T004-56 | equals | 100 | % | 2025-12-31 | waiting party-document-governance | 党的规范性文件备案审查率 | Filing-review rate of Party normative documents
T004-57 | at-least | 95 | % | 2025-12-31 | waiting party-document-governance | 备案单位联网率 | Filing units connected online
T004-58 | below | 3 | % | 2025-12-31 | waiting party-document-governance | 党的规范性文件备案纠错率 | Correction rate in filing review of Party normative documents
T004-59 | at-least | 1 | 家/区县 | 2025-12-31 | computed police-stations-recognised | 各区县“枫桥式”公安派出所 | Fengqiao-style police stations per district/county
T004-60 | at-least | 1 | 家/区县 | 2025-12-31 | computed judicial-offices-recognised | 各区县“枫桥式”司法所 | Fengqiao-style judicial offices per district/county
T004-61 | at-least | 11 | 人/万人 | 2025-12-31 | external | 全市律师万人比 | Practising lawyers per 10,000 population (city)
T004-62 | at-least | 90 | % | 2025-12-31 | computed government-lawyer-staffing | 公职律师覆盖面 | Government-lawyer coverage
T004-63 | more-than | 1000 | 人 | 2025-12-31 | computed government-lawyers | 公职律师总量 | Number of government lawyers
T004-64 | at-least | 50 | % | 2025-12-31 | waiting demonstration-creation | 法治浙江建设示范市、县创建成功率 | Success rate in creating rule-of-law Zhejiang demonstration cities/counties
T004-65 | at-least | 95 | 分 | 2025-12-31 | external | 法治杭州建设群众满意度 | Public satisfaction with rule-of-law Hangzhou
T004-66 | equals | 100 | % | 2025-12-31 | waiting major-decision-procedure | 重大行政决策合法性审查率 | Major decisions reviewed for legality before decision
T004-67 | increase | – | % | 2025-12-31 | computed reconsideration-hearing-share | 行政复议听证审理占比 | Share of reconsideration cases heard in a hearing
T004-68 | increase | – | % | 2025-12-31 | waiting litigation-response | 行政机关负责人出庭应诉质量 | Quality of court appearance of responsible persons
T004-69 | increase | – | % | 2025-12-31 | external | 假释比例 | Parole rate
T004-70 | increase | – | % | 2025-12-31 | external | 公共法律服务群众满意度 | Public satisfaction with public legal services
T004-71 | increase | – | % | 2025-12-31 | waiting legal-aid | 法律援助覆盖面 | Coverage of legal aid
T004-72 | exists | – | – | 2025-12-31 | waiting inclusive-access | 线下服务和救济渠道 | Offline service and remedy channels kept
`)
