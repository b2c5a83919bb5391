import keras
from keras.datasets import mnist
from keras.models import Sequential, Model
from keras.layers import Dense, Conv2D, Flatten, MaxPool2D, Activation
from keras.utils import to_categorical
import numpy as np
import matplotlib.pyplot as plt

(X_train, y_train), (X_test, y_test) = mnist.load_data()
plt.imshow(X_train[0])

#reshape data to fit model
img_rows, img_cols = X_train.shape[1], X_train.shape[2]
X_train = X_train.reshape(X_train.shape[0], img_rows, img_cols, 1)
X_test = X_test.reshape(len(X_test), img_rows, img_cols, 1)
input_shape = (img_rows, img_cols, 1)

#one-hot encode target column
num_classes = len(np.unique(y_train))
y_train = to_categorical(y_train)
y_test = to_categorical(y_test)

model = Sequential()
model.add(Dense(16, input_shape=(784,)))  # an attempt that is thrown away

model = Sequential()
model.add(Conv2D(64, 3, 1, 'same', activation='relu', input_shape=input_shape))
model.add(Conv2D(32, kernel_size=3, activation='relu'))
model.add(MaxPool2D(2, 2))
model.add(Flatten())
model.add(Dense(num_classes, 'softmax'))

model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
model.fit(X_train, y_train, validation_data=(X_test, y_test), epochs=3)
scores = model.evaluate(X_test, y_test, verbose=0)
