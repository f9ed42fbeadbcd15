//! Types that are not declared yet.
#![allow(missing_docs)]

use crate::message;
use crate::schema::DateTime;

use super::types::Opaque;

message! {
    pub struct SearchParameters: types "SearchParametersType" {}
}
