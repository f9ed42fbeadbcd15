//! The rules a request can break, each with an identifier that stays.

use std::fmt;

/// Declares the enum and its table from one list of `Name = "identifier", "sentence"` rows.
macro_rules! rules {
    ($($rule:ident = $identifier:literal, $sentence:literal;)*) => {
        /// A rule that a request can break.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = $sentence] $rule,)*
        }

        impl Rule {
            /// Every rule, from the outermost layer of a message inwards.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)*];

            /// A short name that stays the same from version to version, for instance `schema.child`.
            #[must_use]
            pub const fn identifier(self) -> &'static str {
                match self { $(Self::$rule => $identifier,)* }
            }

            /// The rule, as one sentence.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$rule => $sentence,)* }
            }
        }
    };
}

rules! {
    Limits = "message.limits", "A message keeps within the limits the simulator was built with.";
    WellFormed = "message.well-formed", "A message is well-formed XML without a document type.";
    Envelope = "soap.envelope", "The root of a message is a SOAP 1.1 envelope.";
    Body = "soap.body", "The body of a request holds one operation.";
    MustUnderstand = "soap.must-understand", "A header that asks to be understood is one the server knows.";
    HeaderOnce = "header.once", "A header occurs once.";
    VersionKnown = "version.known", "The version asked for is one the server knows.";
    VersionRequested = "version.requested", "Everything in a request exists in the version it asks for.";
    VersionOfMailbox = "version.mailbox", "The server of the mailbox knows the version asked for.";
    OperationKnown = "operation.known", "The operation is one that Exchange has.";
    OperationOfServer = "operation.server", "The operation is not newer than the server.";
    OperationSimulated = "operation.simulated", "The operation is one that ews-sim simulates.";
    Declared = "schema.element", "An element is declared in the schema.";
    Child = "schema.child", "A child is one that may come next in its parent.";
    Complete = "schema.complete", "An element has all the children it needs.";
    Leaf = "schema.leaf", "An element that holds text or nothing has no children.";
    Text = "schema.text", "Text stands only in elements that hold text.";
    AttributeThere = "schema.attribute-there", "A required attribute is there.";
    AttributeDeclared = "schema.attribute-declared", "An attribute is declared for its element.";
    Datatype = "schema.datatype", "A value belongs to the datatype of its element or attribute.";
    TypeNamed = "schema.type", "xsi:type names the declared type or one derived from it; xsi:nil is absent.";
    AccessModeOnce = "access.one-mode", "A request names at most one account to act as.";
    AccessModeOfServers = "access.servers", "Only servers pass on tokens or open others' mailboxes.";
    ConnectingSid = "impersonation.data", "Impersonation names an account.";
    AccountKnown = "impersonation.account", "The account to act as is in the directory.";
    PrimaryAddress = "impersonation.primary-address", "PrimarySmtpAddress is a primary address.";
    SidForm = "impersonation.sid-form", "A security identifier reads S-1- and numbers.";
    ImpersonationRight = "impersonation.right", "The caller may act as that account.";
    AccountHasMailbox = "impersonation.mailbox", "The account to act as has a mailbox.";
    CallerHasMailbox = "caller.mailbox", "The caller has a mailbox.";
    Culture = "header.culture", "The language of MailboxCulture is one of ISO 639.";
    TimeZone = "header.time-zone", "TimeZoneContext names a time zone that is known, or defines one.";
    ManagementRole = "header.management-role", "ManagementRole names at least one role.";
    BatchNotStopped = "batch.stopped", "Nothing before it ended the batch.";
    IdNotEmpty = "id.empty", "An id is not empty.";
    IdForm = "id.form", "An id is one that Exchange writes, unchanged.";
    ChangeKeyForm = "change-key.form", "A change key is one that Exchange writes, unchanged.";
    IdOfItem = "id.item", "The id is that of an item, not of a folder.";
    IdOfFolder = "id.folder", "The id is that of a folder, not of an item.";
    IdOfMailbox = "id.mailbox", "The id belongs to a mailbox of the simulator.";
    FolderThere = "folder.there", "The folder is there.";
    FolderName = "folder.name", "A display name has 1 to 255 UTF-16 units, and is not blank.";
    FolderNameFree = "folder.name-free", "No folder beside it has the display name, whatever its case.";
    FolderTexts = "folder.texts", "Display name and class of a folder are changed, never deleted.";
    FolderClassOfKind = "folder.class-of-kind", "Only t:Folder comes with a FolderClass.";
    FolderTypeKept = "folder.type", "A new class of a folder starts as the old one does.";
    FolderOnDemand = "folder.on-demand", "A distinguished folder that is made comes on demand, once.";
    FolderSearches = "folder.searches", "Search parameters belong to search folders.";
    FolderSearchesAtHome = "folder.searches-at-home", "A search folder looks into its own mailbox.";
    FolderInitialized = "folder.initialized", "A search folder has been told what it looks for.";
    FolderStaysAtHome = "folder.stays-at-home", "A folder is moved or copied within its mailbox.";
    FolderNotPublic = "folder.not-public", "The operation is one that works with public folders.";
    FolderPathHolds = "folder.path", "The folder before it in the path is there.";
    FolderHoldsFolders = "folder.holds-folders", "No folder lies in a search folder.";
    FolderOutsideRecoverable = "folder.recoverable", "Clients put nothing among the recoverable items.";
    FolderOutsideItself = "folder.outside-itself", "No folder is moved or copied into itself.";
    FolderTop = "folder.top", "The top of a mailbox is not renamed and not copied.";
    FolderOfClient = "folder.of-client", "Folders that servers make are not moved and not deleted.";
    FolderCanBeEmptied = "folder.emptied", "The folder is one that can be emptied in this way.";
    FolderHoldsItems = "folder.holds-items", "No item lies in a search folder.";
    FolderOfKind = "folder.of-kind", "Contacts, tasks, posts, calendar items are made in folders for them.";
    ItemOfUser = "item.of-user", "What programs hide is not moved or copied, and only deleted for good.";
    ItemClassOfKind = "item.class", "The class of an item is one of its kind.";
    ItemOfOwner = "item.of-owner", "The owner of a mailbox alone throws away and archives what is in it.";
    ItemMayLeave = "item.may-leave", "Items change their mailbox where the server and the account can do it.";
    ItemIsMessage = "item.message", "Messages alone are sent, answered and junk.";
    ItemArchived = "item.archived", "What is archived lies, for users to see, in the folder named.";
    ItemAnswered = "item.answered", "The item is one that can be answered or passed on in this way.";
    ReceiptPending = "item.receipt", "The sender of the message is still to be told that it has been read.";
    CopyWanted = "item.copy", "A folder for the copy comes with the wish for a copy.";
    ChangeKeyCurrent = "change-key.current", "The change key is the current one.";
    ArchiveThere = "archive.there", "The mailbox has an archive.";
    FolderArchived = "archive.folder", "Items are archived from mail folders that users see.";
    ItemOutsideRecoverable = "item.recoverable", "Recoverable items are not changed.";
    PermissionLevelNamed = "permission.level", "The level is one that stands for rights.";
    PermissionUser = "permission.user", "A permission names one user of the directory, Default or Anonymous.";
    PermissionSingle = "permission.single", "Only the level Custom comes with single rights.";
    PermissionOfKind = "permission.of-kind", "Calendars have calendar permissions, other folders the others.";
    PermissionUnknown = "permission.unknown", "UnknownEntries is not set.";
    PermissionOnce = "permission.once", "A permission set has one permission for each user.";
    ImAddressFree = "im.address", "No other contact of the IM list has the IM address.";
    ImGroupNamed = "im.group-named", "An IM group has a display name.";
    ImGroupStays = "im.group-stays", "The groups that every IM list has are not moved and not deleted.";
    ImListThere = "im.list-there", "The mailbox has an IM list.";
    MailboxKnown = "mailbox.known", "The address beside a folder's name is the primary one of a mailbox.";
    FolderOfMailbox = "folder.of-mailbox", "The folder is one of a mailbox: there are no others.";
    FolderRight = "folder.right", "The account has the right in the folder.";
    ItemThere = "item.there", "The item is there.";
    ItemRecurs = "item.recurs", "The item is one of a series.";
    ContactThere = "im.contact-there", "The contact is there.";
    ContactOnImList = "im.contact-on-list", "The item is a contact of the IM list.";
    GroupThere = "im.group-there", "The group is there.";
    GroupOfContacts = "im.group-of-contacts", "The item is an IM group that holds contacts.";
    GroupOfUser = "im.group-of-user", "Only groups that a user made are renamed or removed.";
    DistributionGroupListed = "im.distribution-group", "The item is a distribution group of the IM list.";
    DistributionGroupKnown = "im.distribution-group-known", "The address is that of a distribution group.";
    Member = "im.member", "The contact is in the group it is to leave.";
    GroupNameFree = "im.group-name", "No group of the IM list has the name, whatever its case.";
    GroupLimit = "im.group-limit", "The IM list has room for another group.";
    ContactLimit = "im.contact-limit", "The IM list has room for another contact.";
    PropertyAttributes = "property.attributes", "The attributes of an extended property go together.";
    PropertyTag = "property.tag", "Properties of the custom range are not asked for by tag.";
    PropertyType = "property.type", "The type of an extended property has a text form.";
    PropertyValueOfType = "property.value", "The value of an extended property is of its type.";
    PropertyOfKind = "property.of-kind", "The property is one that things of that kind have.";
    PropertyAllows = "property.allows", "The property can be set, extended or deleted in this way.";
    PropertyOfSearch = "property.of-search", "Searches answer the property.";
    PropertyHolds = "property.holds", "A value is one that its property can hold.";
    PropertySimulated = "property.simulated", "What a property asks for is something that ews-sim simulates.";
    MimeOfKind = "mime.of-kind", "Items of the kind have MIME content.";
    MimeForm = "mime.form", "MIME content is that of an Internet message.";
    DispositionGiven = "item.disposition", "The request says whom the item is sent to.";
    ItemOfClient = "item.of-client", "The item is one that clients make.";
    ItemNotDeleted = "item.not-deleted", "Nobody is told of changes to a deleted calendar item.";
    ChangeKeyGiven = "change-key.given", "Who writes says which version of the item is known.";
    RecipientThere = "message.recipient", "A message that is sent has recipients, each with an address.";
    SendAs = "message.send-as", "A message is from its sender, or from somebody whom the sender may act for.";
    ChangeOfOne = "change.of-one", "A change sets one property.";
    ChangeAtPath = "change.at-path", "A change sets the property that its path names.";
    SyncStateForm = "sync.state", "A sync state is one the server wrote for this operation and folder.";
    SyncNoSearch = "sync.no-search", "The items of search folders are not synchronised.";
    SmtpForm = "id.smtp-form", "The mailbox beside an id has the form of an SMTP address.";
    OnDemand = "double.on-demand", "The test asked for this refusal.";
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.identifier())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn identifiers_are_short_and_there_once_and_sentences_are_sentences() {
        let identifiers: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.identifier()).collect();
        assert_eq!(identifiers.len(), Rule::ALL.len());
        for rule in Rule::ALL {
            let plain = |byte: u8| byte.is_ascii_lowercase() || b".-".contains(&byte);
            assert!(rule.identifier().bytes().all(plain), "{rule}");
            assert!(rule.sentence().ends_with('.'), "{rule}");
        }
    }
}
