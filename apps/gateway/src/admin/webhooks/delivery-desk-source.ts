/** Provides a DeliveryDesk: what people may ask and do about deliveries. */
export const DELIVERY_DESK = Symbol('DeliveryDesk');
