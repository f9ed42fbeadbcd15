//! `ResolveNames`: whom a name, or a part of one, may stand for in the directory and among contacts.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorNameResolutionNoMailbox` | the caller has no mailbox |
//! | `ErrorInvalidNameForNameResolution` | the entry is nothing but blanks, commas and dashes |
//! | `ErrorResolveNamesOnlyOneContactsFolderAllowed` | several folders are named |
//! | `ErrorResolveNamesInvalidFolderType` | the folder is not one of contacts |
//! | `ErrorNameResolutionNoResults` | nobody |
//! | `ErrorNameResolutionMultipleResults` | several, as a warning beside all of them |
//!
//! Source:
//! <https://learn.microsoft.com/exchange/client-developer/web-service-reference/resolvenames-operation>;
//! MS-OXWSRSLNM 3.1.4.1.

use super::source::user_text;
use super::{mailbox_of_group, mailbox_of_user};
use crate::casing::{equal_ignoring_case, folded};
use crate::directory::User;
use crate::mailbox::{FolderKey, Item, Mailbox};
use crate::operation::shape::ItemShape;
use crate::operation::{
    BaseResponseMessage, BatchOperation, Context, FolderRole, FolderTarget, Operation, Single, Unit,
};
use crate::property::{
    ContactProperty as C, EntryProperty as E, FolderKind, ItemKind, ItemObject, PropertyValue,
};
use crate::schema::{
    ArrayOfResolution, DefaultShapeNames, EmailAddress, ItemId, MailboxType, NonEmptyArrayOfBaseFolderIds,
    NonEmptyString, Resolution, ResolveNamesSearchScope, ResolvedContact, ResponseMessage,
};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result, message};

/// The most resolutions in one answer.
const RESOLUTIONS_MAX: usize = 100;

message! {
    /// Asks whom an entry stands for.
    pub struct ResolveNames: messages "ResolveNamesType" {
        attributes {
            /// Whether what the directory knows of them is wanted too.
            return_full_contact_data: Required<bool>,
            /// Where to look, and what comes first.
            search_scope: Optional<ResolveNamesSearchScope>,
            /// Which properties of contacts are wanted.
            contact_data_shape: Optional<DefaultShapeNames> since Exchange2010Sp2,
        }
        elements {
            /// The contacts folder to look in, instead of the user's own.
            parent_folder_ids: Opt<NonEmptyArrayOfBaseFolderIds>,
            /// The name, or a part of it, or an address.
            unresolved_entry: One<NonEmptyString>,
        }
    }
}

message! {
    /// Whom it stands for, in one response message.
    pub struct ResolveNamesResponse: messages "ResolveNamesResponseType" extends BaseResponseMessage {}
}

message! {
    /// Whom the entry stands for.
    pub struct ResolveNamesResponseMessage: messages "ResolveNamesResponseMessageType"
        extends ResponseMessage
    {
        elements {
            /// Those found; absent beside an error.
            resolution_set: Opt<ArrayOfResolution>,
        }
    }
}

impl Operation for ResolveNames {
    const NAME: &'static str = "ResolveNames";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2007;
    type Answer = Single<Self>;

    fn execute(self, context: &mut Context<'_>) -> Single<Self> {
        let mut found = match self.resolutions(context) {
            Ok(found) => found,
            Err(error) => return Single::new(Unit::Error(error, None)),
        };
        let includes_last = found.len() <= RESOLUTIONS_MAX;
        found.truncate(RESOLUTIONS_MAX);
        let count = found.len();
        let payload = ResolveNamesResponseMessage {
            resolution_set: Some(ArrayOfResolution {
                total_items_in_view: Some(i32::try_from(count).unwrap_or(i32::MAX)),
                includes_last_item_in_range: Some(includes_last),
                resolutions: found,
                ..ArrayOfResolution::default()
            }),
        };
        Single::new(match count {
            0 => Unit::Error(Error::new(ResponseCode::ErrorNameResolutionNoResults), None),
            1 => Unit::Success(payload),
            _ => Unit::Warning(Error::new(ResponseCode::ErrorNameResolutionMultipleResults), Some(payload)),
        })
    }
}

impl BatchOperation for ResolveNames {
    type Response = ResolveNamesResponse;
    type Payload = ResolveNamesResponseMessage;
    const RESPONSE_MESSAGE: &'static str = "ResolveNamesResponseMessage";
}

/// What is looked for.
struct Wanted<'r> {
    entry: &'r str,
    /// The address type before a colon, which says that any address of that type is meant.
    address_type: Option<&'r str>,
}

impl ResolveNames {
    fn resolutions(&self, context: &Context<'_>) -> Result<Vec<Resolution>> {
        let own = context.own().map_err(|_| Error::new(ResponseCode::ErrorNameResolutionNoMailbox))?;
        let entry = self.unresolved_entry.trim();
        if entry.chars().all(|character| matches!(character, ' ' | ',' | '-')) {
            return Err(Error::new(ResponseCode::ErrorInvalidNameForNameResolution));
        }
        let folder = match self.parent_folder_ids.as_ref().map(|ids| &ids.folder_ids[..]) {
            None => FolderTarget { mailbox: own, folder: FolderKey::CONTACTS, change_key: None },
            Some([id]) => context.folder_target(id, FolderRole::Searched)?,
            Some(_) => {
                return Err(Error::new(ResponseCode::ErrorResolveNamesOnlyOneContactsFolderAllowed));
            }
        };
        let kind = context.mailbox_at(folder.mailbox).folder(folder.folder).map(|folder| folder.kind());
        if kind != Some(FolderKind::ContactsFolder) {
            return Err(Error::new(ResponseCode::ErrorResolveNamesInvalidFolderType));
        }
        let wanted = Wanted::new(entry);
        let directory = self.in_directory(context, &wanted);
        let contacts = self.in_contacts(context, folder, &wanted)?;
        use ResolveNamesSearchScope as Scope;
        Ok(match self.search_scope.unwrap_or(Scope::ActiveDirectoryContacts) {
            Scope::ActiveDirectory => directory,
            Scope::Contacts => contacts,
            Scope::ActiveDirectoryContacts => directory.into_iter().chain(contacts).collect(),
            Scope::ContactsActiveDirectory => contacts.into_iter().chain(directory).collect(),
        })
    }

    /// Users and groups of the directory. One that is named exactly is found alone.
    fn in_directory(&self, context: &Context<'_>, wanted: &Wanted<'_>) -> Vec<Resolution> {
        let directory = context.directory();
        let exactly =
            directory.user(wanted.entry).filter(|user| equal_ignoring_case(&user.smtp_address, wanted.entry));
        if let Some(user) = exactly {
            return vec![self.of_user(user)];
        }
        if let Some(group) = directory.distribution_group(wanted.entry) {
            return vec![Resolution { mailbox: mailbox_of_group(group), contact: None }];
        }
        let users = directory.users().filter(|user| wanted.is_user(user)).map(|user| self.of_user(user));
        let groups = directory.distribution_groups().filter(|group| {
            wanted.is_named(&[&group.display_name, alias(&group.smtp_address)], &group.smtp_address)
        });
        let groups = groups.map(|group| Resolution { mailbox: mailbox_of_group(group), contact: None });
        users.chain(groups).collect()
    }

    fn of_user(&self, user: &User) -> Resolution {
        let contact = self.return_full_contact_data.then(|| directory_contact(user));
        Resolution { mailbox: mailbox_of_user(user), contact }
    }

    /// Contacts, once for each address that they have, and lists.
    fn in_contacts(
        &self,
        context: &Context<'_>,
        folder: FolderTarget,
        wanted: &Wanted<'_>,
    ) -> Result<Vec<Resolution>> {
        let mailbox = context.mailbox_at(folder.mailbox);
        let mut found = Vec::new();
        for item in mailbox.items_in(folder.folder).filter(|item| wanted.is_item(item)) {
            let contact = match self.contact_data_shape {
                Some(shape) if item.kind() == ItemKind::Contact => {
                    let rights = context.effective_rights_on_item(folder.mailbox, item);
                    let shape = ItemShape::of_base(shape, context.version());
                    Some(ResolvedContact(shape.show(mailbox, item, &rights)?))
                }
                _ => None,
            };
            let resolution = |mailbox| Resolution { mailbox, contact: contact.clone() };
            found.extend(mailboxes_of(mailbox, item).map(resolution));
        }
        Ok(found)
    }
}

impl<'r> Wanted<'r> {
    fn new(entry: &'r str) -> Self {
        match entry.split_once(':') {
            Some((address_type, rest)) if !address_type.is_empty() && !address_type.contains(' ') => {
                Self { entry: rest, address_type: Some(address_type) }
            }
            _ => Self { entry, address_type: None },
        }
    }

    fn is_user(&self, user: &User) -> bool {
        match self.address_type {
            Some(address_type) if address_type.eq_ignore_ascii_case("smtp") => {
                let mut addresses = user.proxy_addresses.iter().chain([&user.smtp_address]);
                addresses.any(|address| starts(address, self.entry))
            }
            Some(_) => {
                let mut addresses = user.proxy_addresses.iter();
                addresses.any(|address| {
                    starts(address, &format!("{}:{}", self.address_type.unwrap_or_default(), self.entry))
                })
            }
            None => {
                let names = [C::DisplayName, C::GivenName, C::Surname, C::OfficeLocation];
                let names = names.iter().filter_map(|name| user_text(user, (*name).into()));
                let names: Vec<_> = names.chain([alias(&user.smtp_address)]).collect();
                self.is_named(&names, &user.smtp_address)
            }
        }
    }

    fn is_item(&self, item: &Item) -> bool {
        let values = item.properties();
        let address = values.text(E::EmailAddress1).unwrap_or_default();
        if self.address_type.is_some() {
            let entries = [E::EmailAddress1, E::EmailAddress2, E::EmailAddress3];
            return entries
                .iter()
                .any(|entry| values.text(*entry).is_some_and(|address| starts(address, self.entry)));
        }
        let names = [C::DisplayName, C::GivenName, C::Surname, C::FileAs, C::OfficeLocation];
        let names: Vec<_> = names.iter().filter_map(|name| values.text(*name)).collect();
        match item.kind() {
            ItemKind::Contact => self.is_named(&names, address),
            ItemKind::DistributionList => self.is_named(&[item.display_name().unwrap_or_default()], ""),
            _ => false,
        }
    }

    /// Whether every word of the entry begins a word of a name, or the entry begins a name or the address.
    fn is_named(&self, names: &[&str], address: &str) -> bool {
        if starts(address, self.entry) || names.iter().any(|name| starts(name, self.entry)) {
            return true;
        }
        let words: Vec<_> = names.iter().flat_map(|name| name.split_whitespace()).collect();
        let mut entry = self.entry.split_whitespace();
        entry.all(|wanted| words.iter().any(|word| starts(word, wanted)))
    }
}

/// Whether a text begins with another, in whatever case; nothing begins with nothing.
fn starts(text: &str, start: &str) -> bool {
    !start.is_empty() && folded(text).starts_with(&*folded(start))
}

fn alias(address: &str) -> &str {
    address.split('@').next().unwrap_or_default()
}

/// A contact or a list as the mailboxes it stands for.
fn mailboxes_of<'a>(mailbox: &'a Mailbox, item: &'a Item) -> impl Iterator<Item = EmailAddress> + 'a {
    let change_key = mailbox.item_change_key(item).encode();
    let item_id = Some(ItemId { id: mailbox.item_id_of(item), change_key: Some(change_key) });
    let is_list = item.kind() == ItemKind::DistributionList;
    let list = is_list.then(|| EmailAddress {
        name: item.display_name().map(str::to_owned),
        routing_type: Some("MAPIPDL".into()),
        mailbox_type: Some(MailboxType::PrivateDl),
        item_id: item_id.clone(),
        ..EmailAddress::default()
    });
    let entries = [
        (E::EmailAddress1, E::EmailAddress1Name),
        (E::EmailAddress2, E::EmailAddress2Name),
        (E::EmailAddress3, E::EmailAddress3Name),
    ];
    let values = item.properties();
    let addresses = entries.into_iter().filter_map(move |(address, name)| {
        let address = values.text(address)?;
        Some(EmailAddress {
            mailbox_type: Some(MailboxType::Contact),
            item_id: item_id.clone(),
            ..EmailAddress::smtp(values.text(name).unwrap_or(address), address)
        })
    });
    list.into_iter().chain(addresses)
}

/// What the directory knows of a user, as a contact: addresses with their type in front, that of the primary
/// one in capitals.
fn directory_contact(user: &User) -> ResolvedContact {
    let entries = [(E::EmailAddress1, format!("SMTP:{}", user.smtp_address))];
    let with_type = |address: &String| {
        if address.contains(':') { address.clone() } else { format!("smtp:{address}") }
    };
    let proxies = user.proxy_addresses.iter().map(with_type);
    let others = [E::EmailAddress2, E::EmailAddress3].into_iter().zip(proxies);
    let addresses = entries.into_iter().chain(others).collect();
    let text = |property: C| {
        let text = user_text(user, property.into())?;
        Some((property.into(), text.into()))
    };
    let phone = |entry: E| Some((entry, user_text(user, entry.into())?.to_owned()));
    let phones: Vec<_> = [E::BusinessPhone, E::MobilePhone].into_iter().filter_map(phone).collect();
    let mut properties: Vec<_> =
        [C::DisplayName, C::GivenName, C::CompanyName].into_iter().filter_map(text).collect();
    properties.push((C::EmailAddresses.into(), PropertyValue::Entries(addresses)));
    if !phones.is_empty() {
        properties.push((C::PhoneNumbers.into(), PropertyValue::Entries(phones)));
    }
    properties.push((C::ContactSource.into(), PropertyValue::Word("ActiveDirectory")));
    properties
        .extend([C::Department, C::JobTitle, C::OfficeLocation, C::Surname].into_iter().filter_map(text));
    ResolvedContact(ItemObject { kind: ItemKind::Contact, properties })
}
