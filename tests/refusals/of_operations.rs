//! Refusals by operations, for what they find or do not find in the mailbox.

use ews_sim::ResponseCode::*;
use ews_sim::finding::Rule;

use super::{Refusal, World, of_operation};

/// The table.
pub const REFUSALS: &[Refusal] = &[
    of_operation(
        ErrorInvalidImDistributionGroupSmtpAddress,
        "AddDistributionGroupToImList",
        "the directory has no distribution group of that address",
        Rule::DistributionGroupKnown,
        "<m:AddDistributionGroupToImList><m:SmtpAddress>sale@example.test</m:SmtpAddress>\
         <m:DisplayName>Sale</m:DisplayName></m:AddDistributionGroupToImList>",
    )
    .near("sales@example.test"),
    of_operation(
        ErrorImGroupDisplayNameAlreadyExists,
        "AddDistributionGroupToImList",
        "a group of the list has the name, whatever its case",
        Rule::GroupNameFree,
        "<m:AddDistributionGroupToImList><m:SmtpAddress>sales@example.test</m:SmtpAddress>\
         <m:DisplayName>wORK</m:DisplayName></m:AddDistributionGroupToImList>",
    )
    .near("\"Work\""),
    of_operation(
        ErrorImGroupLimitReached,
        "AddDistributionGroupToImList",
        "there are 64 user and distribution groups",
        Rule::GroupLimit,
        "<m:AddDistributionGroupToImList><m:SmtpAddress>sales@example.test</m:SmtpAddress>\
         <m:DisplayName>Sales</m:DisplayName></m:AddDistributionGroupToImList>",
    )
    .within(World::Full),
    of_operation(
        ErrorInvalidImContactId,
        "AddImContactToGroup",
        "the contact is gone",
        Rule::ContactThere,
        "<m:AddImContactToGroup><m:ContactId Id=\"{Rob}\"/><m:GroupId Id=\"{Work}\"/>\
         </m:AddImContactToGroup>",
    ),
    of_operation(
        ErrorInvalidImContactId,
        "AddImContactToGroup",
        "the item is no IM contact",
        Rule::ContactOnImList,
        "<m:AddImContactToGroup><m:ContactId Id=\"{Olga}\"/><m:GroupId Id=\"{Work}\"/>\
         </m:AddImContactToGroup>",
    )
    .near("\"Olga\""),
    of_operation(
        ErrorItemNotFound,
        "AddImContactToGroup",
        "the group is gone",
        Rule::GroupThere,
        "<m:AddImContactToGroup><m:ContactId Id=\"{Eve}\"/><m:GroupId Id=\"{Gone}\"/>\
         </m:AddImContactToGroup>",
    ),
    of_operation(
        ErrorItemNotFound,
        "AddImContactToGroup",
        "the group is in another mailbox",
        Rule::GroupThere,
        "<m:AddImContactToGroup><m:ContactId Id=\"{Eve}\"/><m:GroupId Id=\"{Of Bob}\"/>\
         </m:AddImContactToGroup>",
    ),
    of_operation(
        ErrorInvalidImGroupId,
        "AddImContactToGroup",
        "the item is no group",
        Rule::GroupOfContacts,
        "<m:AddImContactToGroup><m:ContactId Id=\"{Eve}\"/><m:GroupId Id=\"{Tom}\"/>\
         </m:AddImContactToGroup>",
    )
    .near("\"Tom\""),
    of_operation(
        ErrorInvalidImGroupId,
        "AddImContactToGroup",
        "the group is a distribution group",
        Rule::GroupOfContacts,
        "<m:AddImContactToGroup><m:ContactId Id=\"{Eve}\"/><m:GroupId Id=\"{Team}\"/>\
         </m:AddImContactToGroup>",
    )
    .near("\"Team\""),
    of_operation(
        ErrorImGroupDisplayNameAlreadyExists,
        "AddImGroup",
        "a group of the list has the name, whatever its case",
        Rule::GroupNameFree,
        "<m:AddImGroup><m:DisplayName>favorites</m:DisplayName></m:AddImGroup>",
    )
    .near("\"Favorites\""),
    of_operation(
        ErrorImGroupLimitReached,
        "AddImGroup",
        "there are 64 user and distribution groups",
        Rule::GroupLimit,
        "<m:AddImGroup><m:DisplayName>Home</m:DisplayName></m:AddImGroup>",
    )
    .within(World::Full),
    of_operation(
        ErrorItemNotFound,
        "AddNewImContactToGroup",
        "the group is gone",
        Rule::GroupThere,
        "<m:AddNewImContactToGroup><m:ImAddress>zoe@example.test</m:ImAddress>\
         <m:GroupId Id=\"{Gone}\"/></m:AddNewImContactToGroup>",
    ),
    of_operation(
        ErrorInvalidImGroupId,
        "AddNewImContactToGroup",
        "the item is no group",
        Rule::GroupOfContacts,
        "<m:AddNewImContactToGroup><m:ImAddress>zoe@example.test</m:ImAddress>\
         <m:GroupId Id=\"{Tom}\"/></m:AddNewImContactToGroup>",
    )
    .near("\"Tom\""),
    of_operation(
        ErrorInvalidImGroupId,
        "AddNewImContactToGroup",
        "the group is a distribution group",
        Rule::GroupOfContacts,
        "<m:AddNewImContactToGroup><m:ImAddress>zoe@example.test</m:ImAddress>\
         <m:GroupId Id=\"{Team}\"/></m:AddNewImContactToGroup>",
    )
    .near("\"Team\""),
    of_operation(
        ErrorImContactLimitReached,
        "AddNewImContactToGroup",
        "there are 1000 IM contacts",
        Rule::ContactLimit,
        "<m:AddNewImContactToGroup><m:ImAddress>zoe@example.test</m:ImAddress>\
         </m:AddNewImContactToGroup>",
    )
    .within(World::Full),
    of_operation(
        ErrorItemNotFound,
        "AddNewTelUriContactToGroup",
        "the group is gone",
        Rule::GroupThere,
        "<m:AddNewTelUriContactToGroup><m:TelUriAddress>tel:5550100</m:TelUriAddress>\
         <m:ImContactSipUriAddress>sip:zoe@example.test</m:ImContactSipUriAddress>\
         <m:ImTelephoneNumber>5550100</m:ImTelephoneNumber><m:GroupId Id=\"{Gone}\"/>\
         </m:AddNewTelUriContactToGroup>",
    ),
    of_operation(
        ErrorInvalidImGroupId,
        "AddNewTelUriContactToGroup",
        "the item is no group",
        Rule::GroupOfContacts,
        "<m:AddNewTelUriContactToGroup><m:TelUriAddress>tel:5550100</m:TelUriAddress>\
         <m:ImContactSipUriAddress>sip:zoe@example.test</m:ImContactSipUriAddress>\
         <m:ImTelephoneNumber>5550100</m:ImTelephoneNumber><m:GroupId Id=\"{Tom}\"/>\
         </m:AddNewTelUriContactToGroup>",
    )
    .near("\"Tom\""),
    of_operation(
        ErrorInvalidImGroupId,
        "AddNewTelUriContactToGroup",
        "the group is a distribution group",
        Rule::GroupOfContacts,
        "<m:AddNewTelUriContactToGroup><m:TelUriAddress>tel:5550100</m:TelUriAddress>\
         <m:ImContactSipUriAddress>sip:zoe@example.test</m:ImContactSipUriAddress>\
         <m:ImTelephoneNumber>5550100</m:ImTelephoneNumber><m:GroupId Id=\"{Team}\"/>\
         </m:AddNewTelUriContactToGroup>",
    )
    .near("\"Team\""),
    of_operation(
        ErrorImContactLimitReached,
        "AddNewTelUriContactToGroup",
        "there are 1000 IM contacts",
        Rule::ContactLimit,
        "<m:AddNewTelUriContactToGroup><m:TelUriAddress>tel:5550100</m:TelUriAddress>\
         <m:ImContactSipUriAddress>sip:zoe@example.test</m:ImContactSipUriAddress>\
         <m:ImTelephoneNumber>5550100</m:ImTelephoneNumber></m:AddNewTelUriContactToGroup>",
    )
    .within(World::Full),
    of_operation(
        ErrorItemNotFound,
        "RemoveContactFromImList",
        "the contact is gone",
        Rule::ContactThere,
        "<m:RemoveContactFromImList><m:ContactId Id=\"{Rob}\"/></m:RemoveContactFromImList>",
    ),
    of_operation(
        ErrorInvalidImContactId,
        "RemoveContactFromImList",
        "the item is no IM contact",
        Rule::ContactOnImList,
        "<m:RemoveContactFromImList><m:ContactId Id=\"{Olga}\"/></m:RemoveContactFromImList>",
    )
    .near("\"Olga\""),
    of_operation(
        ErrorItemNotFound,
        "RemoveContactFromImList",
        "the policy `reject_remove_contact_from_im_list` is on",
        Rule::OnDemand,
        "<m:RemoveContactFromImList><m:ContactId Id=\"{Eve}\"/></m:RemoveContactFromImList>",
    )
    .within(World::Rejecting),
    of_operation(
        ErrorItemNotFound,
        "RemoveDistributionGroupFromImList",
        "the group is gone",
        Rule::GroupThere,
        "<m:RemoveDistributionGroupFromImList><m:GroupId Id=\"{Gone}\"/>\
         </m:RemoveDistributionGroupFromImList>",
    ),
    of_operation(
        ErrorInvalidImGroupId,
        "RemoveDistributionGroupFromImList",
        "the item is no group",
        Rule::GroupOfContacts,
        "<m:RemoveDistributionGroupFromImList><m:GroupId Id=\"{Eve}\"/>\
         </m:RemoveDistributionGroupFromImList>",
    )
    .near("\"Eve\""),
    of_operation(
        ErrorInvalidImGroupId,
        "RemoveDistributionGroupFromImList",
        "the group is no distribution group",
        Rule::DistributionGroupListed,
        "<m:RemoveDistributionGroupFromImList><m:GroupId Id=\"{Work}\"/>\
         </m:RemoveDistributionGroupFromImList>",
    )
    .near("\"Work\""),
    of_operation(
        ErrorInvalidImContactId,
        "RemoveImContactFromGroup",
        "the contact is gone",
        Rule::ContactThere,
        "<m:RemoveImContactFromGroup><m:ContactId Id=\"{Rob}\"/><m:GroupId Id=\"{Work}\"/>\
         </m:RemoveImContactFromGroup>",
    ),
    of_operation(
        ErrorInvalidImContactId,
        "RemoveImContactFromGroup",
        "the item is no IM contact",
        Rule::ContactOnImList,
        "<m:RemoveImContactFromGroup><m:ContactId Id=\"{Olga}\"/><m:GroupId Id=\"{Work}\"/>\
         </m:RemoveImContactFromGroup>",
    )
    .near("\"Olga\""),
    of_operation(
        ErrorInvalidImContactId,
        "RemoveImContactFromGroup",
        "the contact is not in the group",
        Rule::Member,
        "<m:RemoveImContactFromGroup><m:ContactId Id=\"{Tom}\"/><m:GroupId Id=\"{Work}\"/>\
         </m:RemoveImContactFromGroup>",
    ),
    of_operation(
        ErrorInvalidImGroupId,
        "RemoveImContactFromGroup",
        "the group is gone",
        Rule::GroupThere,
        "<m:RemoveImContactFromGroup><m:ContactId Id=\"{Eve}\"/><m:GroupId Id=\"{Gone}\"/>\
         </m:RemoveImContactFromGroup>",
    ),
    of_operation(
        ErrorInvalidImGroupId,
        "RemoveImContactFromGroup",
        "the item is no group",
        Rule::GroupOfContacts,
        "<m:RemoveImContactFromGroup><m:ContactId Id=\"{Eve}\"/><m:GroupId Id=\"{Tom}\"/>\
         </m:RemoveImContactFromGroup>",
    )
    .near("\"Tom\""),
    of_operation(
        ErrorInvalidImGroupId,
        "RemoveImContactFromGroup",
        "the group is a distribution group",
        Rule::GroupOfContacts,
        "<m:RemoveImContactFromGroup><m:ContactId Id=\"{Eve}\"/><m:GroupId Id=\"{Team}\"/>\
         </m:RemoveImContactFromGroup>",
    )
    .near("\"Team\""),
    of_operation(
        ErrorInvalidImGroupId,
        "RemoveImGroup",
        "the group is gone",
        Rule::GroupThere,
        "<m:RemoveImGroup><m:GroupId Id=\"{Gone}\"/></m:RemoveImGroup>",
    ),
    of_operation(
        ErrorInvalidImGroupId,
        "RemoveImGroup",
        "the item is no group",
        Rule::GroupOfContacts,
        "<m:RemoveImGroup><m:GroupId Id=\"{Eve}\"/></m:RemoveImGroup>",
    )
    .near("\"Eve\""),
    of_operation(
        ErrorInvalidImGroupId,
        "RemoveImGroup",
        "the group is one that every mailbox has",
        Rule::GroupOfUser,
        "<m:RemoveImGroup><m:GroupId Id=\"{Favorites}\"/></m:RemoveImGroup>",
    )
    .near("\"Favorites\""),
    of_operation(
        ErrorInvalidImGroupId,
        "RemoveImGroup",
        "the group is a distribution group",
        Rule::GroupOfUser,
        "<m:RemoveImGroup><m:GroupId Id=\"{Team}\"/></m:RemoveImGroup>",
    )
    .near("\"Team\""),
    of_operation(
        ErrorInvalidImGroupId,
        "SetImGroup",
        "the group is gone",
        Rule::GroupThere,
        "<m:SetImGroup><m:GroupId Id=\"{Gone}\"/><m:NewDisplayName>New</m:NewDisplayName>\
         </m:SetImGroup>",
    ),
    of_operation(
        ErrorInvalidImGroupId,
        "SetImGroup",
        "the item is no group",
        Rule::GroupOfContacts,
        "<m:SetImGroup><m:GroupId Id=\"{Eve}\"/><m:NewDisplayName>New</m:NewDisplayName>\
         </m:SetImGroup>",
    )
    .near("\"Eve\""),
    of_operation(
        ErrorInvalidImGroupId,
        "SetImGroup",
        "the group is one that every mailbox has",
        Rule::GroupOfUser,
        "<m:SetImGroup><m:GroupId Id=\"{Favorites}\"/><m:NewDisplayName>New</m:NewDisplayName>\
         </m:SetImGroup>",
    )
    .near("\"Favorites\""),
    of_operation(
        ErrorInvalidImGroupId,
        "SetImGroup",
        "the group is a distribution group",
        Rule::GroupOfUser,
        "<m:SetImGroup><m:GroupId Id=\"{Team}\"/><m:NewDisplayName>New</m:NewDisplayName>\
         </m:SetImGroup>",
    )
    .near("\"Team\""),
    of_operation(
        ErrorImGroupDisplayNameAlreadyExists,
        "SetImGroup",
        "a group of the list has the name, be it the group itself",
        Rule::GroupNameFree,
        "<m:SetImGroup><m:GroupId Id=\"{Work}\"/><m:NewDisplayName>FAMILY</m:NewDisplayName>\
         </m:SetImGroup>",
    )
    .near("\"Family\""),
];
