//! EWS vocabulary shared by operations, a file per family.
//!
//! Types carry the names of the published schema without the `Type` at their end, and all lie flat in this
//! module.
//!
//! Every element is dated by the first schema that has it. The documentation tells that of few; one that the
//! schema of Exchange 2013 SP1 lacks and the current one has is dated Exchange 2016 unless the documentation
//! tells better.

mod alternate_id;
mod attachment;
mod calendar_value;
mod contact_value;
mod disposition;
mod distinguished_folder;
mod entity_extraction;
mod extended_property;
mod fault;
mod field_uri;
mod folder_value;
mod found;
mod headers;
mod ids;
mod im_list;
mod item_value;
mod lent;
mod message_value;
mod path;
mod people_query;
mod persona;
mod persona_values;
mod recurrence;
mod resolution;
mod response_message;
mod response_object;
mod search_expression;
mod shape;
mod social;
mod sync;
mod task_value;
#[cfg(test)]
mod tests;
mod text;
mod time_zone;
mod view;

pub use alternate_id::*;
pub use attachment::*;
pub use calendar_value::*;
pub use contact_value::*;
pub use disposition::*;
pub use entity_extraction::*;
pub use extended_property::*;
pub(crate) use fault::FAULT;
pub use fault::{Fault, ViolationDetail};
pub use field_uri::FieldUri;
pub use folder_value::*;
pub use found::*;
pub use headers::*;
pub use ids::*;
pub use im_list::*;
pub use item_value::*;
pub(crate) use lent::*;
pub use message_value::*;
pub use path::*;
pub use people_query::*;
pub use persona::*;
pub use persona_values::*;
pub use recurrence::*;
pub use resolution::*;
pub use response_message::{MessageXml, MessageXmlValue, ResponseClass, ResponseMessage};
pub use response_object::*;
pub use search_expression::*;
pub use shape::*;
pub use social::*;
pub use sync::*;
pub use task_value::*;
pub use text::*;
pub use time_zone::*;
pub use view::*;
