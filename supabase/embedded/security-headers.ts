/** Headers that keep the page to itself. */
import type { Configuration } from '@/domain/configuration';

/**
 * The page loads nothing from elsewhere, save map tiles that the configuration names. Blob workers
 * are MapLibre's, inline styles are antd's and wasm is allowed for numeric kernels.
 */
export function securityHeaders(configuration: Configuration): Record<string, string> {
  const tiles = tileOrigins(configuration.basemap).join(' ');
  const policy = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    `img-src 'self' data: blob: ${tiles}`.trim(),
    `connect-src 'self' data: blob: ${tiles}`.trim(),
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'geolocation=(self), camera=(self), microphone=()',
  };
}

function tileOrigins(basemap: Configuration['basemap']): string[] {
  switch (basemap.kind) {
    case 'local':
      return [];
    case 'tianditu':
      return ['https://*.tianditu.gov.cn'];
    case 'pmtiles':
      return URL.canParse(basemap.pmtilesUrl) ? [new URL(basemap.pmtilesUrl).origin] : [];
  }
}
