//! Bodies in the form that a shape asks for, and MIME content.

use super::mime;
use crate::content::{body, html_filter, unique_body};
use crate::finding::{Culprit, Rule};
use crate::mailbox::{Item, Mailbox};
use crate::property::{ItemKind, ItemProperty as I, PropertyId, PropertyPath, PropertyValue};
use crate::schema::{BodyType, BodyTypeResponse, ItemResponseShape};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result};

/// How a shape wants bodies.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct BodyOptions {
    body: Option<BodyTypeResponse>,
    unique_body: Option<BodyTypeResponse>,
    normalized_body: Option<BodyTypeResponse>,
    filter_html_content: bool,
    block_external_images: bool,
    add_blank_target_to_links: bool,
    /// In kilobytes.
    maximum_body_size: Option<usize>,
}

impl BodyOptions {
    /// What a request says of bodies.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidArgument` for a size below zero, which the schema lets through; the code is ours.
    pub(super) fn of(shape: &ItemResponseShape) -> Result<Self> {
        let size = shape.maximum_body_size.map(usize::try_from).transpose();
        Ok(Self {
            body: shape.body_type,
            unique_body: shape.unique_body_type.or(shape.body_type),
            normalized_body: shape.normalized_body_type.or(shape.body_type),
            filter_html_content: shape.filter_html_content == Some(true),
            block_external_images: shape.block_external_images == Some(true),
            add_blank_target_to_links: shape.add_blank_target_to_links == Some(true),
            maximum_body_size: size.map_err(|_| Error::new(ResponseCode::ErrorInvalidArgument))?,
        })
    }

    /// A body as it is wanted; `None` for a property that is none.
    pub(super) fn body(
        &self,
        mailbox: &Mailbox,
        item: &Item,
        property: PropertyId,
        version: ExchangeVersion,
    ) -> Option<PropertyValue> {
        let wanted = match property {
            PropertyId::Item(I::Body) => self.body,
            PropertyId::Item(I::UniqueBody) => self.unique_body,
            PropertyId::Item(I::NormalizedBody) => self.normalized_body,
            PropertyId::Item(I::TextBody) => Some(BodyTypeResponse::Text),
            _ => return None,
        };
        let held = mailbox.value(item, PropertyId::Item(I::Body))?;
        let (stored, text) = held.lend().body()?;
        let format = match wanted.unwrap_or(BodyTypeResponse::Best) {
            BodyTypeResponse::Best => stored,
            BodyTypeResponse::Html => BodyType::Html,
            BodyTypeResponse::Text => BodyType::Text,
        };
        let mut text = match (stored, format) {
            _ if text.is_empty() => String::new(),
            (BodyType::Html, BodyType::Text) => body::html_to_text(text),
            (BodyType::Text, BodyType::Html) => body::text_to_html(text),
            _ => text.to_owned(),
        };
        if property == PropertyId::Item(I::UniqueBody) {
            text = match format {
                BodyType::Html => unique_body::unique_html(&text),
                BodyType::Text => unique_body::unique_text(&text).into_owned(),
            };
        }
        if format == BodyType::Html {
            text = self.cleaned(text);
        }
        Some(self.cut(text, format, version))
    }

    fn cleaned(&self, mut html: String) -> String {
        if self.filter_html_content {
            html = html_filter::filter_html(&html);
        }
        if self.block_external_images {
            html = html_filter::block_external_images(&html).0;
        }
        if self.add_blank_target_to_links {
            html = html_filter::add_blank_target_to_links(&html);
        }
        html
    }

    /// The body within the size that is wanted. From Exchange 2013 on it says whether it was cut.
    fn cut(&self, text: String, format: BodyType, version: ExchangeVersion) -> PropertyValue {
        let says_so = version >= ExchangeVersion::Exchange2013;
        let (text, is_cut) = match self.maximum_body_size {
            Some(kilobytes) => {
                let (text, is_cut) = body::truncated(&text, format, kilobytes);
                (text.to_owned(), is_cut)
            }
            None => (text, false),
        };
        PropertyValue::body(format, text, says_so.then_some(is_cut))
    }
}

/// The item as MIME content.
///
/// # Errors
///
/// `ErrorUnsupportedMimeConversion` for a kind of item that the generation does not convert.
pub(super) fn mime_content(mailbox: &Mailbox, item: &Item, server: ExchangeVersion) -> Result<PropertyValue> {
    let always = matches!(item.kind(), ItemKind::Message | ItemKind::PostItem | ItemKind::CalendarItem);
    if !always && server < ExchangeVersion::Exchange2013 {
        let path = PropertyPath::Property(I::MimeContent.into());
        return Err(path
            .refused(ResponseCode::ErrorUnsupportedMimeConversion)
            .because(Rule::MimeOfKind, Culprit::element("MimeContent")));
    }
    Ok(PropertyValue::Binary(mime::content(mailbox, item)))
}
