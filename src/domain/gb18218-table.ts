/**
 * GB 18218-2018 table 1: the 85 named chemicals with their critical quantity Q (tonnes) and the correction
 * factor β of tables 3 and 4. Keyed by CAS number, because names are written in many ways. β of the fourteen
 * gases that table 3 names is the standard's own; every other β follows from the hazard class of table 4.
 * Some CAS numbers stand for several entries that differ by content: `variant` tells those apart.
 */
export interface ListedChemical {
  readonly name: string;
  readonly cas: readonly string[];
  readonly criticalTonnes: number;
  readonly beta: number;
  readonly variant?: string;
}

function listed(name: string, cas: string, criticalTonnes: number, beta: number, variant?: string): ListedChemical {
  return { name, cas: cas.split(' '), criticalTonnes, beta, ...(variant === undefined ? {} : { variant }) };
}

export const LISTED_CHEMICALS: readonly ListedChemical[] = [
  // Toxic gases
  listed('氨', '7664-41-7', 10, 2),
  listed('二氟化氧', '7783-41-7', 1, 4),
  listed('二氧化氮', '10102-44-0', 1, 10),
  listed('二氧化硫', '7446-09-5', 20, 2),
  listed('氟', '7782-41-4', 1, 2),
  listed('碳酰氯（光气）', '75-44-5', 0.3, 20),
  listed('环氧乙烷', '75-21-8', 10, 2),
  listed('甲醛（含量>90%）', '50-00-0', 5, 2),
  listed('磷化氢', '7803-51-2', 1, 20),
  listed('硫化氢', '7783-06-4', 5, 5),
  listed('氯化氢（无水）', '7647-01-0', 20, 3),
  listed('氯', '7782-50-5', 5, 4),
  listed('煤气（CO，CO 与 H₂、CH₄ 的混合物等）', '630-08-0', 20, 2),
  listed('砷化氢', '7784-42-1', 1, 2),
  listed('锑化氢', '7803-52-3', 1, 2),
  listed('硒化氢', '7783-07-5', 1, 2),
  listed('溴甲烷', '74-83-9', 10, 3),
  // Toxic liquids and solids
  listed('丙酮氰醇', '75-86-5', 20, 1),
  listed('丙烯醛', '107-02-8', 20, 1),
  listed('氟化氢', '7664-39-3', 1, 5),
  listed('环氧氯丙烷', '106-89-8', 20, 1),
  listed('3-溴-1,2-环氧丙烷', '3132-64-7', 20, 1),
  listed('甲苯二异氰酸酯', '26471-62-5', 100, 1),
  listed('一氯化硫', '10025-67-9', 1, 1),
  listed('氰化氢', '74-90-8', 1, 10),
  listed('三氧化硫', '7446-11-9', 75, 1),
  listed('3-氨基丙烯', '107-11-9', 20, 1),
  listed('溴', '7726-95-6', 20, 1),
  listed('乙撑亚胺', '151-56-4', 20, 1),
  listed('异氰酸甲酯', '624-83-9', 0.75, 20),
  // Explosives
  listed('叠氮化钡', '18810-58-7', 0.5, 2),
  listed('叠氮化铅', '13424-46-9', 0.5, 2),
  listed('雷汞', '628-86-4', 0.5, 2),
  listed('三硝基苯甲醚', '28653-16-9', 5, 2),
  listed('2,4,6-三硝基甲苯', '118-96-7', 5, 2),
  listed('硝化甘油', '55-63-0', 1, 2),
  listed('硝化纤维素（干的，或含水或乙醇<25%）', '9004-70-0', 1, 2, 'DRY'),
  listed('硝化纤维素（未改型的，或增塑的，含增塑剂<18%）', '9004-70-0', 1, 2, 'UNMODIFIED'),
  listed('硝化纤维素（含乙醇≥25%）', '9004-70-0', 10, 1, 'ETHANOL_25'),
  listed('硝化纤维素（含氮≤12.6%）', '9004-70-0', 50, 1, 'NITROGEN_12.6'),
  listed('硝化纤维素（含水≥25%）', '9004-70-0', 50, 1, 'WATER_25'),
  listed('硝化纤维素溶液（含氮≤12.6%，含硝化纤维素≤55%）', '9004-70-0', 50, 1, 'SOLUTION'),
  listed('硝酸铵（含可燃物>0.2%）', '6484-52-2', 5, 2, 'ABOVE_0.2'),
  listed('硝酸铵（含可燃物≤0.2%）', '6484-52-2', 50, 1, 'AT_MOST_0.2'),
  listed('硝酸铵肥料（含可燃物≤0.4%）', '6484-52-2', 200, 1, 'FERTILISER'),
  listed('硝酸钾', '7757-79-1', 1000, 1),
  // Flammable gases
  listed('1,3-丁二烯', '106-99-0', 5, 1.5),
  listed('二甲醚', '115-10-6', 50, 1.5),
  listed('甲烷、天然气', '74-82-8 8006-14-2', 50, 1.5),
  listed('氯乙烯', '75-01-4', 50, 1.5),
  listed('氢', '1333-74-0', 5, 1.5),
  listed('液化石油气（含丙烷、丁烷及其混合物）', '68476-85-7 68476-86-8 74-98-6 106-97-8', 50, 1.5),
  listed('一甲胺', '74-89-5', 5, 1.5),
  listed('乙炔', '74-86-2', 1, 1.5),
  listed('乙烯', '74-85-1', 50, 1.5),
  listed('氧（压缩的或液化的）', '7782-44-7', 200, 1),
  // Flammable liquids
  listed('苯', '71-43-2', 50, 1),
  listed('苯乙烯', '100-42-5', 500, 1),
  listed('丙酮', '67-64-1', 500, 1),
  listed('2-丙烯腈', '107-13-1', 50, 1),
  listed('二硫化碳', '75-15-0', 50, 1),
  listed('环己烷', '110-82-7', 500, 1),
  listed('1,2-环氧丙烷', '75-56-9', 10, 1.5),
  listed('甲苯', '108-88-3', 500, 1),
  listed('甲醇', '67-56-1', 500, 1),
  listed('汽油（含乙醇汽油、甲醇汽油）', '86290-81-5 8006-61-9', 200, 1),
  listed('乙醇', '64-17-5', 500, 1),
  listed('乙醚', '60-29-7', 10, 1.5),
  listed('乙酸乙酯', '141-78-6', 500, 1),
  listed('正己烷', '110-54-3', 500, 1),
  // Organic peroxides, self-igniting, oxidising, water-reactive
  listed('过乙酸', '79-21-0', 10, 1),
  listed('过氧化甲基乙基酮', '1338-23-4', 10, 1.5),
  listed('白磷', '12185-10-3', 50, 1),
  listed('烷基铝', '75-24-1 97-93-8', 1, 1),
  listed('戊硼烷', '19624-22-7', 1, 1),
  listed('过氧化钾', '17014-71-0', 20, 1),
  listed('过氧化钠', '1313-60-6', 20, 1),
  listed('氯酸钾', '3811-04-9', 100, 1),
  listed('氯酸钠', '7775-09-9', 100, 1),
  listed('发烟硝酸', '52583-42-3', 20, 1),
  listed('硝酸（发红烟的除外，含硝酸>70%）', '7697-37-2', 100, 1),
  listed('硝酸胍', '506-93-4', 50, 1),
  listed('碳化钙', '75-20-7', 100, 1),
  listed('钾', '7440-09-7', 1, 1),
  listed('钠', '7440-23-5', 10, 1),
];
