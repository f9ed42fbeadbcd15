//! Response shapes: which properties a request wants to see.

use super::path::NonEmptyArrayOfPathsToElement;
use crate::{message, simple_enum};

simple_enum! {
    /// A set of properties that has a name.
    pub enum DefaultShapeNames = "DefaultShapeNamesType" {
        /// The identifier.
        IdOnly = "IdOnly",
        /// What is of use most of the time.
        Default = "Default",
        /// All that is not costly.
        AllProperties = "AllProperties",
        /// What a search for people shows.
        PcxPeopleSearch = "PcxPeopleSearch" since Exchange2016,
    }
}

simple_enum! {
    /// The format that bodies are wanted in.
    pub enum BodyTypeResponse = "BodyTypeResponseType" {
        /// The one they are kept in.
        Best = "Best",
        /// HTML.
        Html = "HTML",
        /// Plain text.
        Text = "Text",
    }
}

message! {
    /// Which properties of folders are wanted.
    #[derive(Eq)]
    pub struct FolderResponseShape: types "FolderResponseShapeType" {
        elements {
            /// A set of them.
            base_shape: One<DefaultShapeNames>,
            /// More of them.
            additional_properties: Opt<NonEmptyArrayOfPathsToElement>,
        }
    }
}

message! {
    /// Which properties of items are wanted, and in which form.
    #[derive(Eq)]
    pub struct ItemResponseShape: types "ItemResponseShapeType" {
        elements {
            /// A set of them.
            base_shape: One<DefaultShapeNames>,
            /// Whether the MIME content is wanted.
            include_mime_content: Opt<bool>,
            /// The format of the body.
            body_type: Opt<BodyTypeResponse>,
            /// The format of the part of the body that no earlier message of the conversation has.
            unique_body_type: Opt<BodyTypeResponse> since Exchange2013Sp1,
            /// The format of the body without markup that is of no use.
            normalized_body_type: Opt<BodyTypeResponse> since Exchange2013Sp1,
            /// Whether HTML is to come without what could do harm.
            filter_html_content: Opt<bool> since Exchange2010,
            /// Whether HTML is to come in UTF-8.
            convert_html_code_page_to_utf8: Opt<bool> as "ConvertHtmlCodePageToUTF8" since Exchange2010Sp1,
            /// What the addresses of images within the body are made from.
            inline_image_url_template: Opt<String> since Exchange2013,
            /// Whether images from elsewhere are to be left out.
            block_external_images: Opt<bool> since Exchange2013,
            /// Whether links are to open in a window of their own.
            add_blank_target_to_links: Opt<bool> since Exchange2013,
            /// The longest body wanted, in KiB.
            maximum_body_size: Opt<i32> since Exchange2013,
            /// More properties.
            additional_properties: Opt<NonEmptyArrayOfPathsToElement>,
        }
    }
}

message! {
    /// Which properties of personas are wanted.
    #[derive(Eq)]
    pub struct PersonaResponseShape: types "PersonaResponseShapeType" {
        elements {
            /// A set of them.
            base_shape: One<DefaultShapeNames>,
            /// More of them.
            additional_properties: Opt<NonEmptyArrayOfPathsToElement>,
        }
    }
}
