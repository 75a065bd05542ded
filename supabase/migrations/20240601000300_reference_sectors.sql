-- Departments, sectors with their lead department (三管三必须), and clauses for judging major hazards.
-- Lead departments follow the plan's signatories and practice; those marked unsettled are open questions.

insert into public.departments (id, code, name, name_en) values
  (1, 'EMB', '应急管理局', 'Emergency Management Bureau'),
  (2, 'EDU', '教育局', 'Education Bureau'),
  (3, 'IIT', '工业和信息化局', 'Industry and Information Technology Bureau'),
  (4, 'CAB', '民政局', 'Civil Affairs Bureau'),
  (5, 'UMB', '城市管理局', 'Urban Management Bureau'),
  (6, 'HUD', '住房和城乡建设局', 'Housing and Urban-Rural Development Bureau'),
  (7, 'TRB', '交通运输局', 'Transport Bureau'),
  (8, 'COM', '商务局', 'Commerce Bureau'),
  (9, 'CTB', '文化广电和旅游局', 'Culture, Radio, Television and Tourism Bureau'),
  (10, 'HCB', '卫生健康委员会', 'Health Commission'),
  (11, 'FRB', '消防救援支队', 'Fire and Rescue Detachment'),
  (12, 'PSB', '公安局', 'Public Security Bureau'),
  (13, 'MSB', '市场监督管理局', 'Market Supervision Bureau'),
  (14, 'ARB', '农业农村局', 'Agriculture and Rural Affairs Bureau'),
  (15, 'DRC', '发展和改革委员会', 'Development and Reform Commission'),
  (16, 'WRB', '水利局', 'Water Resources Bureau'),
  (17, 'GRB', '粮食和物资储备局', 'Grain and Material Reserves Bureau')
on conflict do nothing;
select setval(pg_get_serial_sequence('public.departments', 'id'), 100);

insert into public.sectors (code, number, name, name_en, lead_department_id, lead_is_settled) values
  ('K01', 1, '学校', 'Schools', 2, true),
  ('K02', 2, '煤矿', 'Coal mines', 3, true),
  ('K03', 3, '民政服务机构', 'Civil affairs institutions', 4, true),
  ('K04', 4, '加氢站与充电设施', 'Hydrogen and charging stations', 15, false),
  ('K05', 5, '建筑施工与工地', 'Construction sites', 6, true),
  ('K06', 6, '高层建筑', 'High-rise buildings', 6, false),
  ('K07', 7, '城镇燃气', 'Urban gas', 5, true),
  ('K08', 8, '交通运输', 'Transport', 7, true),
  ('K09', 9, '加油站', 'Filling stations', 8, true),
  ('K10', 10, '商超', 'Malls and supermarkets', 8, true),
  ('K11', 11, '文化旅游娱乐', 'Culture, tourism and entertainment', 9, true),
  ('K12', 12, '医疗卫生机构', 'Medical institutions', 10, true),
  ('K13', 13, '“九小”场所', 'Nine kinds of small places', 11, false),
  ('K14', 14, '危险化学品', 'Hazardous chemicals', 1, true),
  ('K15', 15, '非煤矿山', 'Non-coal mines', 1, true),
  ('K16', 16, '工贸行业', 'Industry and trade', 1, true),
  ('K17', 17, '大型群众性活动', 'Large public events', 12, true),
  ('X01', 18, '特种设备', 'Special equipment', 13, true),
  ('X02', 19, '烟花爆竹', 'Fireworks', 1, true),
  ('X03', 20, '渔船', 'Fishing vessels', 14, true),
  ('X04', 21, '电力', 'Electric power', 15, true),
  ('X05', 22, '能源', 'Energy', 15, true),
  ('X06', 23, '农机畜牧', 'Farm machinery and livestock', 14, true),
  ('X07', 24, '水利', 'Water conservancy', 16, true),
  ('X08', 25, '餐饮', 'Catering', 8, true),
  ('X09', 26, '住宿', 'Lodging', 12, true),
  ('X10', 27, '市场', 'Markets', 13, true),
  ('X11', 28, '粮食', 'Grain', 17, true),
  ('X99', 29, '新业态新领域', 'New forms of business', null, false)
on conflict do nothing;

insert into public.criteria (id, standard, clause, title, sector_code, valid_from) values
  ('GM-10-3', '工贸企业重大事故隐患判定标准（应急管理部令第10号）', '第3条', '各类工贸企业共性情形', 'K16', '2023-05-15'),
  ('GM-10-11', '工贸企业重大事故隐患判定标准（应急管理部令第10号）', '第11条', '存在粉尘爆炸危险的工贸企业', 'K16', '2023-05-15'),
  ('GM-10-13', '工贸企业重大事故隐患判定标准（应急管理部令第10号）', '第13条', '存在有限空间作业的工贸企业', 'K16', '2023-05-15'),
  ('CM-4', '煤矿重大事故隐患判定标准（应急管理部令第4号）', '全文', '煤矿重大事故隐患情形', 'K02', '2021-01-01'),
  ('NM-88-WK', '金属非金属矿山重大事故隐患判定标准（矿安〔2022〕88号）', '尾矿库', '尾矿库重大事故隐患情形', 'K15', null),
  ('WH-121', '化工和危险化学品生产经营单位重大生产安全事故隐患判定标准（安监总管三〔2017〕121号）', '全文', '化工和危险化学品重大事故隐患情形', 'K14', '2017-11-13'),
  ('YH-121', '烟花爆竹生产经营单位重大生产安全事故隐患判定标准（安监总管三〔2017〕121号）', '全文', '烟花爆竹重大事故隐患情形', 'X02', '2017-11-13'),
  ('RQ-4', '城镇燃气经营安全重大隐患判定标准（建城规〔2023〕4号）', '全文', '城镇燃气重大隐患情形', 'K07', null),
  ('FW-5', '房屋市政工程生产安全重大事故隐患判定标准（建质规〔2024〕5号）', '全文', '房屋市政工程重大事故隐患情形', 'K05', null),
  ('XF-35181', '重大火灾隐患判定方法（GB 35181）', '直接判定与综合判定', '重大火灾隐患', null, null),
  ('TZ-45067', '特种设备重大事故隐患判定准则（GB 45067-2024）', '全文', '特种设备重大事故隐患情形', 'X01', null)
on conflict do nothing;
