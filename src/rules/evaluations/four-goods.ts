// Owns the list of the four goods of a branch or a grassroots organisation, as data (organisation page §1.6).
import data from '../../../data/evaluation-schemes/four-goods.json' with { type: 'json' }

export const fourGoods: { title: string; note: string; items: readonly { code: string; title: string }[] } = data
