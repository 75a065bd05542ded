import { theme, type ThemeConfig } from 'antd';
import { fontFamily, moods, radii, typeScale, type MoodName } from './tokens';

/** antd's theme for a mood, so that its forms and tables wear the same colours as the rest. */
export function antdTheme(name: MoodName): ThemeConfig {
  const mood = moods[name];
  const isDark = name === 'stage' || name === 'benchDark';
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily,
      fontSize: name === 'desk' ? typeScale.deskBody : typeScale.body,
      colorPrimary: mood.accent,
      colorLink: mood.accent,
      colorTextLightSolid: mood.textOnAccent,
      colorSuccess: mood.success,
      colorWarning: mood.warning,
      colorError: mood.error,
      colorInfo: mood.accent,
      colorBgBase: mood.surface,
      colorBgLayout: mood.background,
      colorBgContainer: mood.surface,
      colorBgElevated: mood.raised,
      colorBorder: mood.line,
      colorBorderSecondary: mood.line,
      colorText: mood.text,
      colorTextSecondary: mood.textMuted,
      colorTextTertiary: mood.textMuted,
      colorTextDescription: mood.textMuted,
      colorTextPlaceholder: mood.textMuted,
      borderRadius: radii.control,
      borderRadiusLG: radii.panel,
      controlItemBgActive: mood.line,
      wireframe: false,
    },
  };
}
