//! Requests to measure with: usual ones, and ones that nobody should send.

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

/// The same with change keys, each id on a line of its own.
pub fn get_keyed_im_items<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let key = "EQAAABYAAABtF8oI7iVOQatt/bhQoTbWAAAAAAyg";
    let ids: String = ids.map(|id| format!("<t:ItemId Id=\"{id}\" ChangeKey=\"{key}\"/>\r\n  ")).collect();
    envelope(&format!("<m:GetImItems><m:ContactIds>{ids}</m:ContactIds></m:GetImItems>"))
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
