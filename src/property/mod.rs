//! The properties of items and folders: one row each, in tables by the type that declares them.
//!
//! A row says everything the crate knows of a property: its element and its path, what may be done with it,
//! in which shapes it comes, how it is searched, which MAPI property lies behind it. The schema tables of
//! items and folders, the shapes, UpdateItem's refusals and the coverage page are read off the rows.
//!
//! Source: the published schema; MS-OXWSCORE, MS-OXWSMSG, MS-OXWSCONT, MS-OXWSTASK, MS-OXWSFOLD; the
//! reference pages on property sets and response shapes.

mod bag;
mod calendar_item;
mod contact;
mod distribution_list;
mod entry;
mod extended;
mod folder;
mod given;
mod item;
mod kind;
mod meeting;
mod message;
mod native;
mod native_value;
mod object;
mod path;
mod post_item;
mod social_item;
mod table;
mod task;
#[cfg(test)]
mod tests;
mod tree;
mod types;
mod value;
mod verb;

pub(crate) use self::bag::Change;
pub use self::bag::PropertyBag;
pub use self::calendar_item::CalendarItemProperty;
pub use self::contact::ContactProperty;
pub use self::distribution_list::DistributionListProperty;
pub use self::entry::{Entries, Entry, EntryProperty, Part, compose};
pub use self::extended::uniform;
pub use self::folder::{
    BaseFolderProperty, CalendarFolderProperty, ContactsFolderProperty, FolderProperty, SearchFolderProperty,
};
pub use self::given::Given;
pub use self::item::ItemProperty;
pub(crate) use self::kind::is_of;
pub use self::kind::{FolderKind, ItemKind, Kind};
pub use self::meeting::{
    MeetingCancellationProperty, MeetingMessageProperty, MeetingRequestProperty, MeetingResponseProperty,
};
pub use self::message::{MessageProperty, SharingMessageProperty};
pub use self::native::{Native, from_message_flags, message_flags};
pub use self::native_value::{Form, number_of_word, word_of_number};
pub(crate) use self::object::given_properties;
pub use self::object::{FolderObject, ItemObject, Properties, extended};
pub use self::path::{PropertyPath, extended_property_path};
pub use self::post_item::PostItemProperty;
pub use self::social_item::{NetworkProperty, PersonProperty, RoleMemberProperty};
pub use self::table::{MapiAddress, MapiProperty, Property, PropertyId, flags};
pub use self::task::TaskProperty;
pub use self::tree::Tree;
pub use self::types::{Dictionary, Opaque, PropertyType};
pub use self::value::{Held, PropertyValue, Texts, ValueRef};
pub use self::verb::{Allowed, Verb};
