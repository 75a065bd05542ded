/**
 * The one place where a colour, a size or a radius is written by hand.
 *
 * antd's theme, the CSS variables and the map's symbols are all fed from here, so that the
 * legend, the card and the marker of one thing can never differ. Three moods of one system:
 * the stage (wall), the bench (analysis, dark or light) and the desk (light, roomy).
 */
import type { HazardGrade, HazardStatus, RiskLevel } from '@/domain/enumerations';

/** A level of risk as drawn: the four legal levels, and 未评估 for what nobody has assessed. */
export type ShownLevel = RiskLevel | 'UNASSESSED';

/** A rectification status as drawn: the states, the computed 逾期, and NONE for "no open hazard". */
export type ShownStatus = HazardStatus | 'OVERDUE' | 'NONE';

/** How one value of a scale is drawn, on a light ground and on the dark stage. */
export interface ScaleColour {
  /** Fill of a mark on a light ground, `#RRGGBB`. */
  readonly onLight: string;
  /** Fill of a mark on the stage or the dark bench, `#RRGGBB`. */
  readonly onStage: string;
  /** Letter or text written on the light fill: contrast ≥ 4.5. */
  readonly textOnLight: string;
  /** Letter or text written on the stage fill: contrast ≥ 4.5. */
  readonly textOnStage: string;
  /** Thin line round the mark on a light ground; it carries the contrast where the fill cannot. */
  readonly outlineOnLight: string;
  /** Thin line round the mark on the stage. */
  readonly outlineOnStage: string;
  /** fill: a full disc. outline: a ring, the inside stays open. hatched: the fill is striped. */
  readonly style: 'fill' | 'outline' | 'hatched';
  /** One character that says the value without any colour. */
  readonly letterZh: string;
}

const ink = '#14202B';
const paper = '#FFFFFF';
const night = '#0A1018';

function scaleColour(
  onLight: string,
  onStage: string,
  letterZh: string,
  options: Partial<ScaleColour> = {},
): ScaleColour {
  return {
    onLight,
    onStage,
    letterZh,
    textOnLight: paper,
    textOnStage: night,
    outlineOnLight: paper,
    outlineOnStage: night,
    style: 'fill',
    ...options,
  };
}

/** 风险等级, worst first: the national red, orange, yellow and blue; green is not in the ramp. */
export const levelColours: Readonly<Record<ShownLevel, ScaleColour>> = {
  MAJOR: scaleColour('#C62828', '#FF5A52', '重'),
  CONSIDERABLE: scaleColour('#EF8A1D', '#FF9F3D', '较', { textOnLight: ink, outlineOnLight: '#7A4300' }),
  GENERAL: scaleColour('#FFD93B', '#FFE066', '一', { textOnLight: ink, outlineOnLight: '#5C4A00' }),
  LOW: scaleColour('#1F6FD1', '#57A6FF', '低'),
  UNASSESSED: scaleColour('#9E9E9E', '#7C8796', '?', {
    textOnLight: ink,
    outlineOnLight: '#616161',
    style: 'hatched',
  }),
};

/** 整改状态, kept off the risk ramp so that a status is never read as a level. */
export const statusColours: Readonly<Record<ShownStatus, ScaleColour>> = {
  PENDING_VERIFY: scaleColour('#64707D', '#A3AFBC', '核'),
  REGISTERED: scaleColour('#8A5A83', '#D3A3CC', '登'),
  ORDERED: scaleColour('#6A3FB5', '#AD8CF0', '令'),
  RECTIFYING: scaleColour('#00838F', '#35BFCB', '改'),
  REVIEW_PENDING: scaleColour('#3949AB', '#93A2FF', '查', {
    textOnLight: '#3949AB',
    textOnStage: '#B4BEFF',
    outlineOnLight: '#3949AB',
    outlineOnStage: '#93A2FF',
    style: 'outline',
  }),
  CLOSE_APPROVAL: scaleColour('#283593', '#7384F2', '审'),
  CLOSED: scaleColour('#2E7D32', '#62B866', '销'),
  REOPENED: scaleColour('#AD1457', '#F277A8', '返'),
  REJECTED: scaleColour('#7B7468', '#958E82', '否'),
  OVERDUE: scaleColour('#8E0F1F', '#F0566B', '逾'),
  NONE: scaleColour('#9AA5B1', '#5F6E7E', '无', {
    textOnLight: ink,
    textOnStage: paper,
    outlineOnLight: '#66727E',
    style: 'hatched',
  }),
};

/** 隐患等级 in risk mode: neutral ink, because a hazard is never four-coloured. */
export const gradeColours: Readonly<Record<HazardGrade, ScaleColour>> = {
  MAJOR: scaleColour('#1D2833', '#F2F6FA', '大'),
  GENERAL: scaleColour('#5B6875', '#A9B8C8', '般'),
};

/** The grounds, lines and inks of a mood. */
export interface Mood {
  readonly background: string;
  readonly surface: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly textMuted: string;
  /** Links, primary buttons and the focus ring; off both the risk and the status colours. */
  readonly accent: string;
  readonly textOnAccent: string;
  readonly success: string;
  readonly warning: string;
  readonly error: string;
  /** Land, water and lines of the base map. */
  readonly land: string;
  readonly landOutside: string;
  readonly water: string;
  readonly boundary: string;
}

export type MoodName = 'stage' | 'benchDark' | 'benchLight' | 'desk';

const light: Mood = {
  background: '#F3F5F7',
  surface: '#FFFFFF',
  raised: '#FFFFFF',
  line: '#D5DCE3',
  text: '#14202B',
  textMuted: '#52606D',
  accent: '#24507A',
  textOnAccent: '#FFFFFF',
  success: '#2E7D32',
  warning: '#8A5200',
  error: '#B3261E',
  land: '#FBFAF6',
  landOutside: '#EAEDEF',
  water: '#BFD6E4',
  boundary: '#7A8894',
};

const dark: Mood = {
  background: '#0E151E',
  surface: '#151E29',
  raised: '#1C2733',
  line: '#2A3847',
  text: '#E8EEF5',
  textMuted: '#9FB0C3',
  accent: '#8DB9E8',
  textOnAccent: '#0A1018',
  success: '#62B866',
  warning: '#E0A64A',
  error: '#FF7B73',
  land: '#17212C',
  landOutside: '#0F1720',
  water: '#12303F',
  boundary: '#5B6C7E',
};

/** Base colours per mood. The stage is the dark bench taken further down, with relief one step up. */
export const moods: Readonly<Record<MoodName, Mood>> = {
  stage: {
    ...dark,
    background: night,
    surface: '#131C28',
    raised: '#192431',
    line: '#22303F',
    land: '#131C28',
    landOutside: '#0C131C',
  },
  benchDark: dark,
  benchLight: light,
  desk: { ...light, background: '#F7F8F9' },
};

/** Type sizes in CSS pixels. The wall's are given for 1920×1080 and never fall below the footnote. */
export const typeScale = {
  wallHeadline: 64,
  wallTitle: 22,
  wallRow: 20,
  wallFootnote: 14,
  title: 20,
  heading: 16,
  deskBody: 16,
  body: 14,
  footnote: 12,
} as const;

export const radii = { mark: 3, control: 6, panel: 10, page: 16 } as const;

/** Milliseconds: an answer to a hand, and a camera move. */
export const motion = { answer: 200, camera: 750 } as const;

/** Chinese from the sliced Noto Sans SC; Latin and tabular figures from Inter. Both are our own files. */
export const fontFamily = "'Inter Variable', 'Noto Sans SC Variable', 'PingFang SC', 'Microsoft YaHei', sans-serif";
