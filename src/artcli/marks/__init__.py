"""What has the reader added that no file can give back?  Saved searches now; tags, notes and read state have their place here.

``database`` is the only opener of the file, ``migrations`` what is in it, ``searches`` the saved searches.
"""
