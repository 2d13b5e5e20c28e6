import { readTargets } from './target-asked.ts'

/** Of the special campaign and the provincial programme. One target a line: id, comparator, value, unit, due, how it is measured, names, and what volume it is. */
export const askedOfDistricts = readTargets(`
T000-01 | below | 0.01 | 人/亿元 | 2025-12-31 | external | 亿元生产总值生产安全事故死亡率 | Work-safety fatality rate per CNY 100 million of GDP
T000-02 | better-than-places | – | 件/万人 | 2025-12-31 | external | 万人犯罪率 | Crime rate per 10,000 population
T000-03 | better-than-places | – | 件/万人 | 2025-12-31 | external | 万人成讼率 | Litigation rate per 10,000 population | suits
T000-04 | at-least | 5.2 | 人/万人 | 2025-12-31 | external | 律师万人比 | Practising lawyers per 10,000 population
T000-05 | decrease | 10 | % | 2025-12-31 | external | 重复报警率(2025) | Repeat police-call rate | calls
T000-06 | decrease | 10 | % | 2025-12-31 | external | 行业性矛盾纠纷警情(2025) | Police calls arising from sector-specific disputes | calls
T000-07 | equals | 0 | 起 | 2025-12-31 | external | “民转刑”命案(2025) | Homicides escalated from civil disputes
T000-08 | increase | – | – | 2025-12-31 | external | 公民法治素养 | Citizens’ rule-of-law literacy
T000-09 | at-least | 91 | % | 2025-12-31 | external | 文明好习惯养成实现率 | Rate of civic good-habit formation
T000-10 | at-least | 96 | % | 2025-12-31 | external | 社会诚信度 | Social integrity index
T000-11 | equals | 0 | 起 | 2022-12-31 | external | 干部队伍意识形态“零问题” | Ideology-work incidents in the cadre force
T000-12 | equals | 0 | 例 | 2022-12-31 | external | 疫情防控“零输入” | Imported epidemic cases
T000-13 | equals | 0 | 起 | 2022-12-31 | external | 监管场所“零事故” | Accidents in custodial facilities
T000-14 | equals | 0 | 起 | 2022-12-31 | waiting public-opinion-response | 重大网络舆情“零失控” | Uncontrolled major online public-opinion incidents
T000-15 | equals | 0 | 起 | 2022-12-31 | waiting petition-handling | 非法信访“零激化” | Escalated unlawful-petition incidents | petitions
T000-16 | increase | – | % | 2025-12-31 | waiting scenario-ledger | 整体智治实现率 | Holistic smart-governance achievement rate
T000-17 | increase | – | 分 | 2025-12-31 | external | 群众获得感幸福感安全感满意度 | Public satisfaction with sense of gain, happiness and security
T000-18 | equals | 8 | 类 | 2022-12-31 | waiting publicity-activities | “八进”活动覆盖类别 | Venue categories covered by the ’Eight Entries’ campaign
T000-19 | at-least | 100 | 场 | 2022-12-31 | computed publicity-events | 宣传教育活动场次 | Publicity and education events in the year
T000-20 | at-least | 100000 | 人 | 2022-12-31 | computed publicity-attendance | 受益机关干部及市民群众 | Officials and residents reached
T000-21 | equals | 100 | % | 2022-12-31 | external | 机关干部知晓率 | Awareness rate among government officials
T000-22 | exists | – | – | 2022-12-31 | waiting publicity-activities | 宣讲队伍 | Lecturer team established
T000-23 | at-least | 3 | 个 | 2022-12-31 | computed villages-recognised-by-province | 省级民主法治村(社区)创建数 | Province-level democratic and rule-of-law villages created
T000-24 | exists | – | 批 | 2022-12-31 | waiting village-deliberation | 特色民生议事品牌 | Distinctive public-deliberation brands
T000-25 | at-least | 60 | % | 2022-12-31 | waiting enforcement-matter-catalogue | 综合执法覆盖执法领域比例 | Enforcement fields with comprehensive-enforcement matters
T000-26 | at-least | 60 | % | 2022-12-31 | waiting enforcement-matter-catalogue | “三高”执法事项纳入综合执法比例 | High-frequency, cross-field, high-demand matters under comprehensive enforcement
T000-27 | at-least | 60 | % | 2022-12-31 | waiting enforcement-case-handling | 综合执法部门承担行政执法量比例 | Share of enforcement workload handled by the comprehensive enforcement department
T000-28 | exists | – | – | 2022-12-31 | waiting enforcement-supervision | 行政执法协调监督工作体系 | District enforcement coordination and supervision system
T000-29 | exists | – | – | 2022-12-31 | waiting cyber-compliance | 网信执法中心 | Cyberspace-affairs enforcement centre
T000-30 | exists | – | – | 2022-12-31 | waiting publicity-media | 省级网络普法基地 | Province-level online legal-publicity base
T000-31 | exists | – | – | 2022-12-31 | waiting cyber-compliance | 涉网部门网上监管事项清单 | List of online-regulation matters by department
T000-32 | equals | 19 | 个部门 | 2022-12-31 | external | 执行“一件事”串联部门数 | Departments connected to the court-enforcement ’one-thing’ platform
T000-33 | equals | 34 | 项 | 2022-12-31 | external | 执行“一件事”执行措施数 | Enforcement measures on the court-enforcement ’one-thing’ platform
T000-34 | exists | – | – | 2022-12-31 | external | 失信人员联合惩戒实施办法 | Implementing measures for joint sanctions on dishonest judgment debtors
T000-35 | at-least | 45 | % | 2022-12-31 | external | 民商事案件自动履行率 | Voluntary performance rate of civil and commercial judgments
T000-36 | decrease | – | % | 2022-12-31 | external | 终本率 | Rate of enforcement cases terminated for lack of property
T000-37 | at-least | 96 | % | 2022-12-31 | external | 有财产可供执行案件法定期限内实际执结率 | Actual completion rate within the statutory period of cases with enforceable property
T000-38 | exists | – | – | 2022-12-31 | external | 执行“一件事”管理平台 | Court-enforcement ’one-thing’ management platform
T000-39 | increase | – | % | 2022-12-31 | waiting public-legal-service-platform | 公共法律服务覆盖率、到达率、满意率(“三率”) | Coverage, reach and satisfaction rates of public legal services
T000-40 | at-least | 3 | 人/万人 | 2022-12-31 | external | 律师万人比(2022) | Practising lawyers per 10,000 population, interim
T000-41 | equals | 100 | % | 2022-12-31 | waiting market-entity-legal-grid | 市场主体法律顾问服务网格化全覆盖 | Grid-based legal adviser coverage of market entities
T000-42 | equals | 100 | % | 2022-12-31 | waiting legality-review | 合法性审核和备案审查全覆盖 | Legality review and filing review coverage
T000-43 | at-least | 2 | 个镇街 | 2022-12-31 | waiting legality-review | 特色审查模式镇街数 | Towns/streets piloting distinctive review models
T000-44 | exists | – | – | 2022-12-31 | waiting major-project-control | 重大项目全流程管控平台 | Whole-process control platform for major projects
T000-45 | at-least | 90 | % | 2022-12-31 | waiting shared-court | 镇街、村社“共享法庭”覆盖率 | Shared-court coverage of towns/streets and villages/communities
T000-46 | at-least | 10 | 个 | 2022-12-31 | waiting shared-court | 特设“共享法庭”数 | Special-purpose shared courts (sector, park, association)
T000-47 | decrease | 3 | 个百分点 | 2022-12-31 | external | 镇街万人成讼率降幅 | Town/street litigation rate per 10,000, reduction | suits
T000-48 | at-least | 90 | % | 2022-12-31 | waiting dispute-mediation | 矛盾纠纷基层化解率 | Share of disputes resolved at the grassroots
T000-49 | increase | – | 位次 | 2022-12-31 | external | 诉前调解率和调解成功率排名 | Ranking of pre-litigation mediation rate and mediation success rate
T000-50 | exists | – | – | 2022-12-31 | external | 余杭仲裁分会 | Yuhang branch of the arbitration commission established and sitting locally
T000-51 | exists | – | 若干 | 2022-12-31 | computed gold-medal-mediators | 优秀调解组织和金牌调解员 | Outstanding mediation organisations and gold-medal mediators
T000-52 | equals | 11 | 个领域 | 2022-12-31 | waiting risk-monitoring | 平安风险监测领域数 | Safety-risk domains monitored
T000-53 | exists | – | – | 2022-12-31 | waiting risk-monitoring | 浙里平安风险监测预警防控应用平台 | Unified risk monitoring, warning and control application for the 11 risk classes
T000-54 | exists | – | – | 2022-12-31 | waiting risk-closed-loop | 风险闭环管控机制 | Risk closed loop (monitor, warn, handle, feed back)
T000-55 | decrease | 10 | % | 2022-12-31 | external | 重复报警率(2022) | Repeat police-call rate, by end of 2022 | calls
T000-56 | decrease | 10 | % | 2022-12-31 | external | 行业性矛盾纠纷警情(2022) | Police calls from sector-specific disputes, by end of 2022 | calls
T000-57 | equals | 0 | 起 | 2022-12-31 | external | “民转刑”命案(2022) | Homicides escalated from civil disputes, by end of 2022
T000-58 | decrease | – | 件 | 2022-12-31 | external | 矛盾纠纷总量 | Total number of disputes | petitions
T000-59 | increase | – | % | 2022-12-31 | waiting dispute-mediation | 矛盾纠纷处结率 | Dispute conclusion rate
T000-60 | increase | – | % | 2022-12-31 | external | 矛盾纠纷群众满意率 | Public satisfaction with dispute handling
T000-61 | equals | 1 | 个/镇街 | 2022-12-31 | external | 一镇街一检察联系点 | Procuratorial contact point in each town/street
T000-62 | equals | 2 | 个 | 2022-12-31 | external | 实体化运作的基层检察室 | Grassroots procuratorial offices in full operation
T000-63 | decrease | – | % | 2022-12-31 | external | 村社干部违纪违法案件发生率 | Incidence of disciplinary and legal violations by village/community cadres
T000-64 | equals | 0 | 起 | 2022-12-31 | external | 意识形态“零问题”(节点安保) | Ideology-work incidents (major-event period)
T000-65 | equals | 0 | 例 | 2022-12-31 | external | 疫情防控“零输入”(节点安保) | Imported epidemic cases (major-event period)
T000-66 | equals | 0 | 起 | 2022-12-31 | external | 监管场所“零事故”(节点安保) | Accidents in custodial facilities (major-event period)
T000-67 | equals | 0 | 起 | 2022-12-31 | waiting public-opinion-response | 重大网络舆情“零失控”(节点安保) | Uncontrolled major online public-opinion incidents (major-event period)
T000-68 | increase | – | 小时 | 2022-12-31 | waiting online-report-platform | 违法违规信息监测处置效率 | Speed of handling unlawful online information
T001-01 | equals | 29 | 项 | 2025-12-31 | computed plan-targets | 量化任务指标数 | Quantified task indicators set for the city
T001-02 | increase | – | 个 | 2025-12-31 | computed law-based-government-models | 法治政府示范创建量 | Number of law-based-government demonstration units created
T001-03 | increase | – | 人/万人 | 2025-12-31 | external | 律师万人比 | Practising lawyers per 10,000 population
T001-04 | increase | – | % | 2025-12-31 | external | 公共法律服务群众总体满意率 | Overall public satisfaction with public legal services
T001-05 | increase | – | 个 | 2025-12-31 | computed mediation-organisations | 调解组织规模 | Scale of mediation organisations
T001-06 | increase | – | – | 2025-12-31 | waiting scenario-ledger | 司法行政数字化改革水平 | Level of digital reform in judicial administration
T001-07 | equals | 10 | 项 | 2022-12-31 | computed plan-actions | “十大行动”部署数 | Actions deployed under the Hangzhou programme
T001-08 | increase | – | % | 2022-12-31 | waiting mediation-workforce | 调解组织建设覆盖面 | Coverage of mediation organisations
T001-09 | exists | – | – | 2022-12-31 | external | 城乡公共法律服务均等 | Parity of rural with main-urban public legal services
T001-10 | at-least | 40 | % | 2022-12-31 | external | 在线办证量占比 | Share of notarial certificates processed online
T001-11 | at-least | 30000 | 家 | 2022-12-31 | computed entities-checked-up | 法治体检企业数 | Enterprises given a legal check-up
T001-12 | increase | 20 | % | 2022-12-31 | waiting foreign-related-legal-services | 涉外法律服务业务量增长 | Growth of foreign-related legal service business
T001-13 | equals | 100 | % | 2022-12-31 | waiting market-entity-legal-grid | 市场主体法律顾问服务网格化全覆盖 | Grid-based legal adviser coverage of market entities
T001-14 | increase | – | 人/万人 | 2022-12-31 | external | 律师万人比提升 | Practising lawyers per 10,000 population (rise)
T001-15 | equals | 14 | 个 | 2022-12-31 | external | 警矫协同等应用数 | Police-corrections and related applications built and rolled out
T001-16 | exists | – | – | 2022-12-31 | external | 部级“智慧矫正中心” | Ministry-level smart community-correction centre
T001-17 | at-least | 5 | 项/县(市、区) | 2022-12-31 | waiting demonstration-creation | 各县(市、区)培育示范项目 | Demonstration projects fostered per county
T001-18 | at-least | 1 | 人/乡镇 | 2022-12-31 | waiting legal-talent | 每个乡镇配备法治专业人才 | Rule-of-law professional in every town
T001-19 | equals | 10 | 项 | 2022-12-31 | waiting legal-talent | 法治领域人才专项提升计划数 | Special talent-improvement plans by rule-of-law field
T001-20 | equals | 500 | 个 | 2022-12-31 | waiting dispute-screening | 调解进社区试点社区 | Pilot communities for mediation-in-communities
T001-21 | equals | 4 | 个 | 2022-12-31 | external | 戒毒工作体系数 | Drug-rehabilitation working systems completed
`)
