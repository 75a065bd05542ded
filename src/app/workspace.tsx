import { useEffect, useState } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntdApp, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import { useConfiguration } from '@/data/configuration';
import { LiveColumns, LiveColumnsContext } from '@/data/live-columns';
import { hasRealtime } from '@/domain/configuration';
import { currentLanguage } from '@/i18n';
import { antdTheme } from '@/ui/antd-theme';
import { moodOf, useAppearance } from '@/ui/appearance';
import { TopBarSlotProvider } from '@/ui/top-bar-slot';
import { router } from './router';

/** All that stands behind the sign-in: providers and routes. Mounted for one person. */
export function Workspace() {
  const { i18n } = useTranslation();
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } }),
  );
  const isTold = hasRealtime(useConfiguration());
  const [live] = useState(() => new LiveColumns(isTold));
  useEffect(() => () => live.stop(), [live]);
  const appearance = useAppearance();
  const language = currentLanguage();
  useEffect(() => {
    dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  }, [i18n.language, language]);

  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider
        locale={language === 'zh-CN' ? zhCN : enGB}
        theme={antdTheme(moodOf(appearance))}
        button={{ autoInsertSpace: false }}
      >
        <AntdApp component={false}>
          <LiveColumnsContext value={live}>
            <TopBarSlotProvider>
              <RouterProvider router={router} />
            </TopBarSlotProvider>
          </LiveColumnsContext>
        </AntdApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
