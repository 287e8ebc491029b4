export { Button, ButtonRow, LinkButton } from './button'
export { Callout } from './callout'
export { Card, Columns, TurnCard } from './card'
export { type Column, DataTable } from './data-table'
export { Disclosure } from './disclosure'
export { type Door, DoorGrid, type DoorState } from './door-grid'
export { EmptyState } from './empty-state'
export { ErrorPage } from './error-page'
export { ErrorSummary } from './error-summary'
export { type Fact, Facts } from './facts'
export { type BoundField, plainField } from './field-frame'
export {
	CheckboxesField,
	CheckboxField,
	type Choice,
	DateField,
	FileField,
	HiddenField,
	RadioField,
	SelectField,
	TextArea,
	TextField,
} from './fields'
export { FilterBar } from './filter-bar'
export { FlashBanner } from './flash-banner'
export { type GateItem, GateList, type GateState } from './gate-list'
export { type FileItem, FileList, LinkList, type ListItem, Timeline, type TimelineItem } from './list'
export { PageHeader } from './page-header'
export { Pagination } from './pagination'
export { Breadcrumb, type Crumb, Place, Rail, type RailItem } from './place'
export { PrintSheet } from './print-sheet'
export { PlainText, SafeHtml, Section } from './prose'
export { QrCode, type QrShape } from './qr-code'
export { sentForm } from './sent-form'
export { SheetView, type ShownSheet } from './sheet'
export { Steps } from './steps'
export { LinkTabs, type TabItem } from './tabs'
export { Tag, type Tone } from './tag'
export { TextLink } from './text-link'
export { ThresholdBar } from './threshold-bar'
