import type { Role } from '@app/common';

/** The table of roles, spelled out: a permission given away by mistake must not pass because the code agrees with itself. */
export const allowed: Record<string, readonly Role[]> = {
  'GET /me': ['owner', 'admin', 'operator', 'member'],
  'GET /me/api-keys': ['owner', 'admin', 'member'],
  'POST /me/api-keys': ['owner', 'admin', 'member'],
  'POST /me/api-keys/:id/rotate': ['owner', 'admin', 'member'],
  'DELETE /me/api-keys/:id': ['owner', 'admin', 'member'],
  'GET /me/client-config': ['owner', 'admin', 'operator', 'member'],
  'GET /me/usage': ['owner', 'admin', 'operator', 'member'],
  'GET /admin/requests/:id': ['owner', 'admin', 'operator'],
  'GET /admin/usage': ['owner', 'admin', 'operator'],
  'GET /admin/usage/records': ['owner', 'admin', 'operator'],
  'GET /admin/accounts': ['owner', 'admin', 'operator'],
  'POST /admin/accounts': ['owner', 'admin'],
  'GET /admin/accounts/:id': ['owner', 'admin', 'operator'],
  'PATCH /admin/accounts/:id': ['owner', 'admin'],
  'DELETE /admin/accounts/:id': ['owner', 'admin'],
  'POST /admin/accounts/:id/pause': ['owner', 'admin', 'operator'],
  'POST /admin/accounts/:id/resume': ['owner', 'admin', 'operator'],
  'POST /admin/accounts/:id/reset': ['owner', 'admin', 'operator'],
  'POST /admin/accounts/:id/test': ['owner', 'admin', 'operator'],
  'GET /admin/account-groups': ['owner', 'admin', 'operator'],
  'POST /admin/account-groups': ['owner', 'admin'],
  'GET /admin/account-groups/:id': ['owner', 'admin', 'operator'],
  'PATCH /admin/account-groups/:id': ['owner', 'admin'],
  'DELETE /admin/account-groups/:id': ['owner', 'admin'],
  'GET /admin/api-keys': ['owner', 'admin'],
  'POST /admin/api-keys': ['owner', 'admin'],
  'PATCH /admin/api-keys/:id': ['owner', 'admin'],
  'DELETE /admin/api-keys/:id': ['owner', 'admin'],
  'GET /admin/users': ['owner', 'admin'],
  'GET /admin/users/:id': ['owner', 'admin'],
  'PATCH /admin/users/:id': ['owner', 'admin'],
};

/** Anybody may call these. Sorted. */
export const publicRoutes = ['POST /auth/login', 'POST /auth/logout', 'POST /auth/refresh'];
