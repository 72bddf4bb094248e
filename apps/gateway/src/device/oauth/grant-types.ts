/** RFC 8628, 3.4. */
export const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
/** RFC 6749, 6. */
export const REFRESH_GRANT = 'refresh_token';
