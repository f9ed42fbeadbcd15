//! The properties of distribution lists.

use super::table::properties;
use crate::schema::*;

properties! {
    /// What distribution lists have (`t:DistributionListType`).
    pub enum DistributionListProperty in DistributionList {
        DisplayName: String, "contacts:DisplayName", [ALL | FIND | SET | DELETE | SEARCH],
            tag 0x3001 String;
        FileAs: String, "contacts:FileAs", [ALL | FIND | SEARCH], id Address 0x8005 String;
        ContactSource: ContactSource, "contacts:ContactSource", [ALL | FIND];
        Members: MembersList, "distributionlist:Members", [ALL | SET], since Exchange2010;
    }
}
