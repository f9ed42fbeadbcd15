//! Types that are not declared yet.
#![allow(missing_docs)]

use crate::message;
use crate::schema::DateTime;

use super::types::Opaque;

message! {
    pub struct NonEmptyArrayOfAllItems: types "NonEmptyArrayOfAllItemsType" {}
}
message! {
    pub struct NonEmptyArrayOfAttachments: types "NonEmptyArrayOfAttachmentsType" {}
}
message! {
    pub struct NonEmptyArrayOfResponseObjects: types "NonEmptyArrayOfResponseObjectsType" {}
}
message! {
    pub struct SearchParameters: types "SearchParametersType" {}
}
