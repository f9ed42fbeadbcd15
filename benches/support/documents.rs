//! Requests to measure with: usual ones, and ones that nobody should send.

use std::ops::Range;

/// A request envelope around a body, as common clients indent it.
pub fn envelope(body: &str) -> String {
    within("", body)
}

fn within(header: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<soap:Envelope \
         xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:m=\"http://schemas.microsoft.com/exchange/services/2006/messages\" \
         xmlns:t=\"http://schemas.microsoft.com/exchange/services/2006/types\">\n  <soap:Header>\n    \
         <t:RequestServerVersion Version=\"Exchange2013\"/>{header}\n  </soap:Header>\n  <soap:Body>\n    \
         {body}\n  </soap:Body>\n</soap:Envelope>\n"
    )
}

/// The request with two ids.
pub fn removal(contact: &str, group: &str) -> String {
    envelope(&format!(
        "<m:RemoveImContactFromGroup>\n      <m:ContactId Id=\"{contact}\" ChangeKey=\"EQAAAA==\"/>\n      \
         <m:GroupId Id=\"{group}\"/>\n    </m:RemoveImContactFromGroup>"
    ))
}

/// The request with many ids.
pub fn get_im_items<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let ids: String = ids.map(|id| format!("<t:ItemId Id=\"{id}\"/>")).collect();
    envelope(&format!("<m:GetImItems><m:ContactIds>{ids}</m:ContactIds></m:GetImItems>"))
}

/// The request with many ids that is answered with these alone.
pub fn get_ids<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let ids: String = ids.map(|id| format!("<t:ItemId Id=\"{id}\"/>")).collect();
    envelope(&format!(
        "<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>\
         <m:ItemIds>{ids}</m:ItemIds></m:GetItem>"
    ))
}

/// The request for IM contacts with change keys, each id on a line of its own.
pub fn get_keyed_im_items<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let key = "EQAAABYAAABtF8oI7iVOQatt/bhQoTbWAAAAAAyg";
    let ids: String = ids.map(|id| format!("<t:ItemId Id=\"{id}\" ChangeKey=\"{key}\"/>\r\n  ")).collect();
    envelope(&format!("<m:GetImItems><m:ContactIds>{ids}</m:ContactIds></m:GetImItems>"))
}

/// The request that makes as many contacts, each with fifteen properties and about 280 bytes of text.
pub fn create_contacts(numbers: Range<usize>) -> String {
    let contacts: String = numbers.map(contact).collect();
    envelope(&format!("<m:CreateItem>\n      <m:Items>{contacts}\n      </m:Items>\n    </m:CreateItem>"))
}

/// A contact as clients write it: nine texts, a file-as mapping and five entries.
fn contact(number: usize) -> String {
    format!(
        "
        <t:Contact>
          <t:FileAs>Number {number:07}, User</t:FileAs>
          <t:FileAsMapping>LastCommaFirst</t:FileAsMapping>
          <t:DisplayName>User Number {number:07}</t:DisplayName>
          <t:GivenName>User</t:GivenName>
          <t:CompanyName>Example &amp; Sons Limited</t:CompanyName>
          <t:EmailAddresses>
            <t:Entry Key=\"EmailAddress1\">user{number:07}@example.test</t:Entry>
            <t:Entry Key=\"EmailAddress2\">u{number:07}@home.example.test</t:Entry>
          </t:EmailAddresses>
          <t:PhoneNumbers>
            <t:Entry Key=\"BusinessPhone\">+44 20 {number:07}</t:Entry>
            <t:Entry Key=\"MobilePhone\">+44 7700 {number:07}</t:Entry>
          </t:PhoneNumbers>
          <t:BusinessHomePage>http://www.example.test/people/{number:07}</t:BusinessHomePage>
          <t:Department>Department of Measurement</t:Department>
          <t:ImAddresses>
            <t:Entry Key=\"ImAddress1\">sip:user{number:07}@example.test</t:Entry>
          </t:ImAddresses>
          <t:JobTitle>Measurer of Lengths</t:JobTitle>
          <t:OfficeLocation>Building 7</t:OfficeLocation>
          <t:Surname>Number {number:07}</t:Surname>
        </t:Contact>"
    )
}

/// The request that reads one contact with all its properties.
pub fn get_contact(id: &str) -> String {
    envelope(&format!(
        "<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>\
         <m:ItemIds><t:ItemId Id=\"{id}\"/></m:ItemIds></m:GetItem>"
    ))
}

/// The request that gives one contact another job.
pub fn update_contact(id: &str, job_title: &str) -> String {
    envelope(&format!(
        "<m:UpdateItem ConflictResolution=\"AlwaysOverwrite\"><m:ItemChanges><t:ItemChange><t:ItemId \
         Id=\"{id}\"/><t:Updates><t:SetItemField><t:FieldURI FieldURI=\"contacts:JobTitle\"/><t:Contact>\
         <t:JobTitle>{job_title}</t:JobTitle></t:Contact></t:SetItemField></t:Updates></t:ItemChange>\
         </m:ItemChanges></m:UpdateItem>"
    ))
}

/// The request for what has changed among the contacts since a state.
pub fn sync_contacts(state: &str) -> String {
    let state = if state.is_empty() { String::new() } else { format!("<m:SyncState>{state}</m:SyncState>") };
    envelope(&format!(
        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape><m:SyncFolderId>\
         <t:DistinguishedFolderId Id=\"contacts\"/></m:SyncFolderId>{state}\
         <m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>"
    ))
}

/// The request that deletes one contact.
pub fn delete_contact(id: &str) -> String {
    envelope(&format!(
        "<m:DeleteItem DeleteType=\"HardDelete\"><m:ItemIds><t:ItemId Id=\"{id}\"/></m:ItemIds>\
         </m:DeleteItem>"
    ))
}

/// Makes an input in a size.
pub type Hostile = fn(usize) -> String;

/// Inputs made to be costly, in a size: each is accepted or refused, in proportion to its length.
pub const HOSTILE: [(&str, Hostile); 12] = [
    ("empty elements", |n| skipped(&"<b/>".repeat(n))),
    ("pairs of tags", |n| skipped(&"<b></b>".repeat(n))),
    ("references in text", |n| name(&"&#65;".repeat(n))),
    ("references in an attribute", |n| attribute(&"&amp;".repeat(n))),
    ("a long text", |n| name(&"abcdefgh".repeat(n))),
    ("a long attribute", |n| attribute(&"abcdefgh".repeat(n))),
    ("carriage returns", |n| name(&"a\r".repeat(n))),
    ("brackets", |n| name(&"]]a".repeat(n))),
    ("character sections", |n| name(&"<![CDATA[a]]>".repeat(n))),
    ("comments", |n| skipped(&"<!---->".repeat(n))),
    ("declarations", |n| skipped(&"<b xmlns:c=\"urn:a\" xmlns:d=\"urn:b\" c:e=\"\" d:e=\"\"/>".repeat(n))),
    ("names that are not letters", |n| skipped(&"<b-1 c-2=\"\"/>".repeat(n))),
];

/// Levels inside each other, far more than may be.
pub fn nested(levels: usize) -> String {
    skipped(&("<b>".repeat(levels) + &"</b>".repeat(levels)))
}

fn skipped(content: &str) -> String {
    within(&format!("<x:y xmlns:x=\"urn:x\">{content}</x:y>"), "<m:GetImItemList/>")
}

fn name(text: &str) -> String {
    envelope(&format!("<m:AddImGroup><m:DisplayName>{text}</m:DisplayName></m:AddImGroup>"))
}

fn attribute(value: &str) -> String {
    envelope(&format!("<m:RemoveImGroup><m:GroupId Id=\"{value}\"/></m:RemoveImGroup>"))
}
