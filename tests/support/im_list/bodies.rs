//! Bodies of requests.

use ews_sim::schema::{
    ExtendedFieldUri, ItemId, MapiPropertyType, NonEmptyArrayOfExtendedFieldUris, PropertyTag,
};

/// Body of AddDistributionGroupToImList.
pub fn add_distribution_group_to_im_list(smtp_address: &str, display_name: Option<&str>) -> String {
    body(
        "AddDistributionGroupToImList",
        &[text("SmtpAddress", smtp_address), optional(display_name, |name| text("DisplayName", name))],
    )
}

/// Body of AddImContactToGroup.
pub fn add_im_contact_to_group(contact: &ItemId, group: Option<&ItemId>) -> String {
    body(
        "AddImContactToGroup",
        &[id("m:ContactId", contact), optional(group, |group| id("m:GroupId", group))],
    )
}

/// Body of AddImGroup.
pub fn add_im_group(display_name: &str) -> String {
    body("AddImGroup", &[text("DisplayName", display_name)])
}

/// Body of AddNewImContactToGroup.
pub fn add_new_im_contact_to_group(
    im_address: &str,
    display_name: Option<&str>,
    group: Option<&ItemId>,
) -> String {
    body(
        "AddNewImContactToGroup",
        &[
            text("ImAddress", im_address),
            optional(display_name, |name| text("DisplayName", name)),
            optional(group, |group| id("m:GroupId", group)),
        ],
    )
}

/// Body of AddNewTelUriContactToGroup for a number, with URIs made from it.
pub fn add_new_tel_uri_contact_to_group(number: &str, group: Option<&ItemId>) -> String {
    body(
        "AddNewTelUriContactToGroup",
        &[
            text("TelUriAddress", &format!("tel:{number}")),
            text("ImContactSipUriAddress", "sip:pbx@example.test"),
            text("ImTelephoneNumber", number),
            optional(group, |group| id("m:GroupId", group)),
        ],
    )
}

/// Body of GetImItemList.
pub const GET_IM_ITEM_LIST: &str = "<m:GetImItemList></m:GetImItemList>";

/// Body of GetImItems.
pub fn get_im_items(contacts: &[ItemId], groups: &[ItemId]) -> String {
    body("GetImItems", &[ids("ContactIds", contacts), ids("GroupIds", groups)])
}

/// The property that holds the display name, as a request asks for it.
pub const DISPLAY_NAME: &str = r#"<t:ExtendedProperty PropertyTag="0x3001" PropertyType="String"/>"#;
/// The property of [`nickname`], as a request asks for it.
pub const NICKNAME: &str = r#"<t:ExtendedProperty PropertyTag="0x3a4f" PropertyType="String"/>"#;

/// The body of GetImItemList or GetImItems with these properties asked for.
pub fn with_properties(body: &str, properties: &str) -> String {
    let (children, end) = body.split_at(body.rfind("</").expect("the root has an end tag"));
    format!("{children}{}{end}", text("ExtendedProperties", properties))
}

/// Body of RemoveContactFromImList.
pub fn remove_contact_from_im_list(contact: &ItemId) -> String {
    body("RemoveContactFromImList", &[id("m:ContactId", contact)])
}

/// Body of RemoveDistributionGroupFromImList.
pub fn remove_distribution_group_from_im_list(group: &ItemId) -> String {
    body("RemoveDistributionGroupFromImList", &[id("m:GroupId", group)])
}

/// Body of RemoveImContactFromGroup.
pub fn remove_im_contact_from_group(contact: &ItemId, group: &ItemId) -> String {
    body("RemoveImContactFromGroup", &[id("m:ContactId", contact), id("m:GroupId", group)])
}

/// Body of RemoveImGroup.
pub fn remove_im_group(group: &ItemId) -> String {
    body("RemoveImGroup", &[id("m:GroupId", group)])
}

/// Body of SetImGroup.
pub fn set_im_group(group: &ItemId, new_display_name: &str) -> String {
    body("SetImGroup", &[id("m:GroupId", group), text("NewDisplayName", new_display_name)])
}

/// Body of SetImListMigrationCompleted.
pub fn set_im_list_migration_completed(completed: &str) -> String {
    body("SetImListMigrationCompleted", &[text("ImListMigrationCompleted", completed)])
}

fn body(operation: &str, children: &[String]) -> String {
    format!("<m:{operation}>{}</m:{operation}>", children.concat())
}

fn text(name: &str, value: &str) -> String {
    format!("<m:{name}>{value}</m:{name}>")
}

/// An element that holds an id.
pub fn id(name: &str, id: &ItemId) -> String {
    let change_key = optional(id.change_key.as_ref(), |key| format!(r#" ChangeKey="{key}""#));
    format!(r#"<{name} Id="{}"{change_key}/>"#, id.id)
}

/// An array of ids; nothing for no ids.
fn ids(name: &str, ids: &[ItemId]) -> String {
    let items: String = ids.iter().map(|it| id("t:ItemId", it)).collect();
    if items.is_empty() { items } else { text(name, &items) }
}

fn optional<T>(value: Option<T>, element: impl FnOnce(T) -> String) -> String {
    value.map(element).unwrap_or_default()
}

/// A string property asked for by its tag, as a typed value.
pub fn asked(property_tag: u16) -> NonEmptyArrayOfExtendedFieldUris {
    let uri = ExtendedFieldUri {
        distinguished_property_set_id: None,
        property_set_id: None,
        property_tag: Some(PropertyTag(property_tag)),
        property_name: None,
        property_id: None,
        property_type: MapiPropertyType::String,
    };
    NonEmptyArrayOfExtendedFieldUris { extended_properties: vec![uri] }
}
